package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
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
        Map<String, PointDraft> drafts = new LinkedHashMap<>();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            String key = line.getKey();
            int dot = key.indexOf('.');
            String name = dot < 0 ? key : key.substring(0, dot);
            if (!isPointName(name)) {
                throw new BadOptionException(
                        where + ": '" + name + "' is not a name for a point (letters, digits and '-')");
            }
            PointDraft draft = drafts.get(name);
            if (draft == null) {
                draft = new PointDraft(name);
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
        for (PointDraft draft : drafts.values()) {
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
