package dev.whence.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the agent in a JVM answers: lines of fields, the first of which says what the line is.
 *
 * @param lines the lines in their order
 */
record Answer(List<Line> lines) {
    /** That no agent is there to answer. */
    static final Answer ABSENT = new Answer(List.of(new Line("absent", List.of())));

    static Answer parse(String text) {
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(Line.parse(line)));
        return new Answer(lines);
    }

    Stream<Line> all(String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind));
    }

    boolean has(String kind) {
        return all(kind).findAny().isPresent();
    }

    /** The first of its kind; one without fields where there is none. */
    Line first(String kind) {
        return all(kind).findFirst().orElse(new Line(kind, List.of()));
    }

    /** Why it could not be done, or null if it was. */
    @Nullable
    String error() {
        return has("error") ? first("error").text(0) : null;
    }

    /** Whether it could not be done because of what the command was given. */
    boolean isInputToBlame() {
        return first("error").text(1).equals("input");
    }

    /**
     * One line.
     *
     * @param kind what it tells of
     * @param fields what it tells
     */
    record Line(String kind, List<String> fields) {
        static Line parse(String line) {
            List<String> fields = new ArrayList<>();
            for (String field : line.split("\t", -1)) {
                fields.add(unescaped(field));
            }
            return new Line(fields.get(0), List.copyOf(fields.subList(1, fields.size())));
        }

        /** A field; empty where the line has none. */
        String text(int field) {
            return field < fields.size() ? fields.get(field) : "";
        }

        /** A number; 0 where the line has none. */
        long number(int field) {
            try {
                return Long.parseLong(text(field));
            } catch (NumberFormatException none) {
                return 0;
            }
        }

        boolean flag(int field) {
            return text(field).equals("true");
        }

        private static String unescaped(String field) {
            if (field.indexOf('\\') < 0) {
                return field;
            }
            StringBuilder text = new StringBuilder(field.length());
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '\\' && i + 1 < field.length()) {
                    char next = field.charAt(++i);
                    text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
                } else {
                    text.append(c);
                }
            }
            return text.toString();
        }
    }
}
