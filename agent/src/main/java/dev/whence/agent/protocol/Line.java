package dev.whence.agent.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a reply as the operator's command reads it: its fields are asked for by the names that {@link LineKind}
 * gives them.
 *
 * @param kind what the line is
 * @param fields its fields, in their order
 */
public record Line(LineKind kind, List<String> fields) {
    /** A line, or null where it is of no kind that is known. */
    static @Nullable Line parse(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(Escaping.unescaped(field));
        }
        LineKind kind = LineKind.of(fields.get(0));
        return kind == null ? null : new Line(kind, List.copyOf(fields.subList(1, fields.size())));
    }

    /** A field; empty where the line ends before it. */
    public String text(String field) {
        int index = kind.index(field);
        return index < fields.size() ? fields.get(index) : "";
    }

    /** A field that is a number; 0 where it is none. */
    public long number(String field) {
        String text = text(field);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** A field that is true or false. */
    public boolean flag(String field) {
        return text(field).equals("true");
    }
}
