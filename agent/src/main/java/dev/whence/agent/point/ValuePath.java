package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands that a point's key or answer is made of: an argument, the object that the method is called on or what
 * it returns, and from there fields of objects, one after the other.
 *
 * @param from the index of an argument, {@link Point#THIS}, {@link Point#OWN_CLASS} or {@link Point#RETURNED}
 * @param fields names of fields, outermost first; empty for the object itself
 */
public record ValuePath(int from, List<String> fields) {
    private static final int MOST_ARGUMENTS = 255;

    /** The class that declares the method. */
    private static final String CLASS = "class";

    /** {@code 0}, {@code this}, {@code class}, {@code 0.FIELD}, {@code this.FIELD.FIELD}. */
    static ValuePath parse(String text, String where) throws BadOptionException {
        ValuePath path = of(text);
        if (path == null || path.from == Point.RETURNED) {
            throw new BadOptionException(
                    where + ": '" + text
                            + "' is neither an argument's index (0 is the first) nor 'this', alone or with fields (this.FIELD), nor 'class'");
        }
        return path;
    }

    /** As {@link #parse}, or {@code .FIELD} of what the method returns. */
    static ValuePath parseAnswer(String text, String where) throws BadOptionException {
        ValuePath path = of(text);
        if (path == null) {
            throw new BadOptionException(where + ": '" + text
                    + "' is neither 'elements' nor 'class' nor fields of what is returned (.FIELD), of 'this' (this.FIELD) or of an"
                    + " argument (0.FIELD)");
        }
        return path;
    }

    private static @Nullable ValuePath of(String text) {
        String[] names = text.split("\\.", -1);
        int from = from(names[0]);
        List<String> fields = List.of(names).subList(1, names.length);
        for (String field : fields) {
            if (!MethodRef.isMember(field)) {
                return null;
            }
        }
        return from == Point.NO_KEY
                        || from == Point.RETURNED && fields.isEmpty()
                        || from == Point.OWN_CLASS && !fields.isEmpty()
                ? null
                : new ValuePath(from, List.copyOf(fields));
    }

    private static int from(String word) {
        if (word.isEmpty()) {
            return Point.RETURNED;
        }
        if (word.equals("this")) {
            return Point.THIS;
        }
        if (word.equals(CLASS)) {
            return Point.OWN_CLASS;
        }
        try {
            int index = Integer.parseInt(word);
            return index >= 0 && index < MOST_ARGUMENTS ? index : Point.NO_KEY;
        } catch (NumberFormatException notANumber) {
            return Point.NO_KEY;
        }
    }

    /** As it stands in a points file. */
    @Override
    public String toString() {
        if (from == Point.OWN_CLASS) {
            return CLASS;
        }
        String start = from == Point.RETURNED ? "" : from == Point.THIS ? "this" : Integer.toString(from);
        return fields.isEmpty() ? start : start + "." + String.join(".", fields);
    }
}
