package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method as a point names it: {@code Class::method}, {@code Class::method(java.lang.String,int)} where overloads must
 * be distinguished, or {@code Type+::method} for each class that implements or extends a type, and the type itself.
 *
 * @param className the binary name of the class that declares it, or of the type
 * @param subtypes whether classes that implement or extend it are meant as well
 * @param method its simple name
 * @param parameters its parameter types in source form, or null for every overload
 * @param or another method that is meant as well, or null: {@code A::m | B::n}
 */
public record MethodRef(
        String className,
        boolean subtypes,
        String method,
        @Nullable List<String> parameters,
        @Nullable MethodRef or) {

    public MethodRef(String className, String method, @Nullable List<String> parameters) {
        this(className, false, method, parameters);
    }

    public MethodRef(String className, boolean subtypes, String method, @Nullable List<String> parameters) {
        this(className, subtypes, method, parameters, null);
    }

    static MethodRef parse(String text, String where) throws BadOptionException {
        int bar = text.lastIndexOf('|');
        MethodRef last = parse(text.substring(bar + 1), where, null);
        while (bar >= 0) {
            int end = bar;
            bar = text.lastIndexOf('|', end - 1);
            last = parse(text.substring(bar + 1, end), where, last);
        }
        return last;
    }

    private static MethodRef parse(String text, String where, @Nullable MethodRef or) throws BadOptionException {
        String trimmed = text.trim();
        int colons = trimmed.indexOf("::");
        if (colons <= 0) {
            throw new BadOptionException(where + ": '" + trimmed + "' is not of the form Class::method");
        }
        String className = trimmed.substring(0, colons).trim();
        boolean subtypes = className.endsWith("+");
        if (subtypes) {
            className = className.substring(0, className.length() - 1).trim();
        }
        String rest = trimmed.substring(colons + 2).trim();
        List<String> parameters = null;
        int open = rest.indexOf('(');
        if (open >= 0) {
            if (!rest.endsWith(")")) {
                throw new BadOptionException(where + ": the parameter list in '" + trimmed + "' has no end");
            }
            parameters = split(rest.substring(open + 1, rest.length() - 1));
            if (parameters.contains("")) {
                throw new BadOptionException(where + ": the parameter list in '" + trimmed + "' has a gap");
            }
            rest = rest.substring(0, open).trim();
        }
        if (rest.equals("<init>") || rest.equals("<clinit>") || rest.equals("new")) {
            throw new BadOptionException(where + ": '" + trimmed
                    + "' names a constructor or initialiser; it returns no implementation, so it cannot be a point");
        }
        if (!isClassName(className) || !isName(rest, false)) {
            throw new BadOptionException(where + ": '" + trimmed + "' is not of the form Class::method");
        }
        if (subtypes && className.equals("java.lang.Object")) {
            // Tried: on 25 the recorder, in the middle of its own event classes, then gives up on some of them.
            throw new BadOptionException(where + ": '" + trimmed + "' matches every class; name a narrower type");
        }
        if (!subtypes && mayBeOffLimits(className)) {
            String why = UnweavableClasses.why(className, rest);
            if (why != null) {
                throw new UnweavablePointException(where + ": " + why);
            }
        }
        return new MethodRef(className, subtypes, rest, parameters, or);
    }

    /** Whether a class may be one that {@link UnweavableClasses} means: it is asked, and loaded, for such names alone. */
    public static boolean mayBeOffLimits(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }

    /** Whether a class can have this binary name. */
    static boolean isClassName(String text) {
        return isName(text, true);
    }

    /** Whether a field or method can have this name. */
    static boolean isMember(String text) {
        return isName(text, false);
    }

    private static List<String> split(String list) {
        List<String> types = new ArrayList<>();
        if (!list.isBlank()) {
            int from = 0;
            for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', from)) {
                types.add(type(list.substring(from, comma)));
                from = comma + 1;
            }
            types.add(type(list.substring(from)));
        }
        return List.copyOf(types);
    }

    private static String type(String text) {
        return text.trim().replace("...", "[]");
    }

    /** A name of Java's, or one with hyphens as other languages make them. */
    private static boolean isName(String text, boolean dots) {
        boolean start = true;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (dots && c == '.' && !start) {
                start = true;
            } else if (start ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c) || c == '-') {
                start = false;
            } else {
                return false;
            }
        }
        return !start;
    }

    @Override
    public String toString() {
        String name = className + (subtypes ? "+" : "") + "::" + method;
        return parameters == null ? name : name + "(" + String.join(",", parameters) + ")";
    }
}
