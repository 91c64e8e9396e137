package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads point definitions; pure, so that a mistake is found before anything is touched. */
public final class Points {
    private Points() {}

    /**
     * All points of a file in the format of {@link Properties}.
     *
     * @param where the file's name, for the line that names a mistake
     * @param unweavable takes a line for each method that is left out since the agent does not weave it
     */
    static List<Point> parse(Reader file, String where, List<String> unweavable)
            throws IOException, BadOptionException {
        InOrder lines = new InOrder();
        try {
            lines.load(file);
        } catch (IllegalArgumentException malformed) {
            throw new BadOptionException(where + ": " + malformed.getMessage());
        }
        if (lines.twice != null) {
            throw new BadOptionException(where + ": " + lines.twice + " is given twice");
        }
        return points(lines.lines, where, unweavable);
    }

    /** A point given inline, {@code NAME:Class::method}. */
    public static Point inline(String text) throws BadOptionException {
        String where = "point=" + text;
        int colon = text.indexOf(':');
        if (colon <= 0 || text.startsWith("::", colon)) {
            throw new BadOptionException(where + ": not of the form NAME:Class::method");
        }
        String name = text.substring(0, colon).trim();
        if (!isPointName(name)) {
            throw new BadOptionException(
                    where + ": '" + name + "' is not a name for a point (letters, digits and '-')");
        }
        MethodRef target = MethodRef.parse(text.substring(colon + 1), where);
        return new Point(name, target, Point.NO_KEY, null, Map.of(), Map.of());
    }

    /** As {@link #inline}, or null where the agent does not weave the method: then a line says so. */
    public static @Nullable Point inline(String text, List<String> unweavable) throws BadOptionException {
        try {
            return inline(text);
        } catch (UnweavablePointException leftOut) {
            unweavable.add(leftOut.getMessage());
            return null;
        }
    }

    private static List<Point> points(Map<String, String> lines, String where, List<String> unweavable)
            throws BadOptionException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            String key = line.getKey();
            int dot = key.indexOf('.');
            String name = dot < 0 ? key : key.substring(0, dot);
            if (!isPointName(name)) {
                throw new BadOptionException(
                        where + ": '" + name + "' is not a name for a point (letters, digits and '-')");
            }
            Draft draft = drafts.get(name);
            if (draft == null) {
                draft = new Draft(name);
                drafts.put(name, draft);
            }
            try {
                draft.take(
                        dot < 0 ? "" : key.substring(dot + 1), line.getValue().trim(), where + ": " + key);
            } catch (UnweavablePointException leftOut) {
                draft.isLeftOut |= dot < 0;
                unweavable.add(leftOut.getMessage());
            }
        }
        List<Point> points = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            if (!draft.isLeftOut) {
                points.add(draft.finish(where));
            }
        }
        return points;
    }

    private static boolean isPointName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '-') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** One point while its lines are read. */
    private static final class Draft {
        private final String name;
        private final Map<String, MethodRef> modes = new LinkedHashMap<>();
        private final Map<String, MethodRef> steps = new LinkedHashMap<>();
        private @Nullable MethodRef target;
        private int key = Point.NO_KEY;
        private boolean source;
        private @Nullable String keyField;
        private String otherwise = Point.UNKNOWN;
        private boolean terse = true;
        private @Nullable String versions;
        private List<String> now = List.of();
        private @Nullable String spare;
        private List<String> optional = List.of();
        /** Whether its own method is one that the agent does not weave. */
        private boolean isLeftOut;

        Draft(String name) {
            this.name = name;
        }

        void take(String property, String value, String where) throws BadOptionException {
            if (property.isEmpty()) {
                target = MethodRef.parse(value, where);
            } else if (property.equals("key")) {
                key(value, where);
            } else if (property.equals("source")) {
                source = isTrue(value, where);
            } else if (property.equals("otherwise")) {
                otherwise = value;
            } else if (property.equals("failure")) {
                terse = isClassAlone(value, where);
            } else if (property.equals("optional")) {
                optional = optional(value, where);
            } else if (property.equals("versions")) {
                if (!MethodRef.isClassName(value)) {
                    throw new BadOptionException(where + ": '" + value + "' is not the name of a class");
                }
                versions = value;
            } else if (property.equals("spare")) {
                spare = setting(value, where);
            } else if (property.equals("now")) {
                now = fields(value, where);
            } else if (property.startsWith("mode.") && property.length() > 5) {
                modes.put(property.substring(5), MethodRef.parse(value, where));
            } else if (property.equals("step." + Point.NO_ANSWER)) {
                throw new BadOptionException(
                        where + ": the path '" + Point.NO_ANSWER + "' is that of a resolution that failed");
            } else if (property.startsWith("step.") && property.length() > 5) {
                steps.put(property.substring(5), MethodRef.parse(value, where));
            } else {
                throw new BadOptionException(
                        where
                                + " is unknown (key, source, otherwise, failure, versions, spare, now, optional, mode.NAME and step.NAME are known)");
            }
        }

        /** An argument's index, {@code this}, or {@code this.FIELD}. */
        private void key(String value, String where) throws BadOptionException {
            boolean isThis = value.equals("this");
            boolean isField = value.startsWith("this.") && MethodRef.isMember(value.substring("this.".length()));
            key = isThis || isField ? Point.THIS : index(value, where);
            keyField = isField ? value.substring("this.".length()) : null;
        }

        private static boolean isClassAlone(String value, String where) throws BadOptionException {
            if (!value.equals("class") && !value.equals("text")) {
                throw new BadOptionException(
                        where + ": '" + value + "' is neither 'class' nor 'text' (the class and its message)");
            }
            return value.equals("class");
        }

        /** Static fields, {@code Class.FIELD} or {@code Class.FIELD.name}, one of which holds the present choice. */
        private static List<String> fields(String value, String where) throws BadOptionException {
            List<String> fields = new ArrayList<>();
            for (String field : value.split("\\|", -1)) {
                String name = field.trim();
                int dot = name.lastIndexOf('.');
                if (dot < 0
                        || !MethodRef.isClassName(name.substring(0, dot))
                        || !MethodRef.isMember(name.substring(dot + 1))) {
                    throw new BadOptionException(where + ": '" + name + "' is not of the form Class.FIELD");
                }
                fields.add(name);
            }
            return List.copyOf(fields);
        }

        /** A setting as it is written, {@code NAME=VALUE}: events and reports carry it in one line. */
        private static String setting(String value, String where) throws BadOptionException {
            if (value.indexOf('=') <= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new BadOptionException(where + ": '" + value + "' is not of the form NAME=VALUE, in one line");
            }
            return value;
        }

        private static int index(String value, String where) throws BadOptionException {
            try {
                int index = Integer.parseInt(value);
                if (index >= 0 && index < 255) {
                    return index;
                }
            } catch (NumberFormatException notANumber) {
                // said below
            }
            throw new BadOptionException(where + ": '" + value
                    + "' is neither an argument's index (0 is the first) nor 'this' or 'this.FIELD'");
        }

        /** {@code true} for the point with all that belongs to it, or the modes and steps that need not be there. */
        private static List<String> optional(String value, String where) throws BadOptionException {
            if (value.equals("true") || value.equals("false")) {
                return value.equals("true") ? Point.ALL_OPTIONAL : List.of();
            }
            List<String> names = List.of(value.split("[\\s,]+"));
            for (String name : names) {
                if (!name.startsWith("mode.") && !name.startsWith("step.")) {
                    throw new BadOptionException(where + ": '" + name
                            + "' is neither true nor false nor the name of a step or mode (step.NAME, mode.NAME)");
                }
            }
            return names;
        }

        private static boolean isTrue(String value, String where) throws BadOptionException {
            if (!value.equals("true") && !value.equals("false")) {
                throw new BadOptionException(where + ": '" + value + "' is neither true nor false");
            }
            return value.equals("true");
        }

        Point finish(String where) throws BadOptionException {
            if (target == null) {
                throw new BadOptionException(
                        where + ": point '" + name + "' has no line '" + name + " = Class::method'");
            }
            if (otherwise.equals(Point.NO_ANSWER) || steps.containsKey(otherwise)) {
                throw new BadOptionException(where + ": " + name + ".otherwise: the path '" + otherwise + "' is taken");
            }
            for (String each : optional) {
                boolean isMode = each.startsWith("mode.");
                if (!each.isEmpty() && !(isMode ? modes : steps).containsKey(each.substring("step.".length()))) {
                    throw new BadOptionException(
                            where + ": " + name + ".optional: point '" + name + "' has no " + each);
                }
            }
            return new Point(
                    name,
                    target,
                    key,
                    versions,
                    Collections.unmodifiableMap(modes),
                    Collections.unmodifiableMap(steps),
                    source,
                    keyField,
                    otherwise,
                    terse,
                    spare,
                    optional,
                    now);
        }
    }

    /** The JDK's reader of the format, which keeps the order of the lines. */
    private static final class InOrder extends Properties {
        private static final long serialVersionUID = 1L;
        final transient Map<String, String> lines = new LinkedHashMap<>();
        transient @Nullable String twice;

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            String other = lines.put((String) key, (String) value);
            if (other != null) {
                twice = (String) key;
            }
            return other;
        }
    }
}
