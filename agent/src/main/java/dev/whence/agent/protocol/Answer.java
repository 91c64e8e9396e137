package dev.whence.agent.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Reply} as the operator's command reads it.
 *
 * @param lines the lines in their order
 */
public record Answer(List<Line> lines) {
    /** That no agent is there to answer. */
    public static final Answer ABSENT = new Answer(List.of(new Line(LineKind.ABSENT, List.of())));

    /** Reads a reply. Lines of unknown kinds are left out: they may only be of another version, which is reported. */
    public static Answer parse(String text) {
        List<Line> lines = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            Line line = Line.parse(text.substring(begin, end));
            if (line != null) {
                lines.add(line);
            }
            begin = end + 1;
        }
        return new Answer(lines);
    }

    /** Those of a kind, in their order. */
    public List<Line> lines(LineKind kind) {
        List<Line> some = new ArrayList<>();
        for (Line line : lines) {
            if (line.kind() == kind) {
                some.add(line);
            }
        }
        return some;
    }

    /** The same as a stream. */
    public Stream<Line> all(LineKind kind) {
        return lines(kind).stream();
    }

    public boolean has(LineKind kind) {
        for (Line line : lines) {
            if (line.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The first of its kind; one without fields where there is none. */
    public Line first(LineKind kind) {
        for (Line line : lines) {
            if (line.kind() == kind) {
                return line;
            }
        }
        return new Line(kind, List.of());
    }

    /** Why it could not be done, or null if it was. */
    public @Nullable String error() {
        return has(LineKind.ERROR) ? first(LineKind.ERROR).text("message") : null;
    }

    /** Whether it could not be done because of what the command was given. */
    public boolean isInputToBlame() {
        return first(LineKind.ERROR).text("blame").equals(Reply.INPUT);
    }

    /** Which request of a session this answers in full: a number, {@link Reply#ALL_REQUESTS}, or empty. */
    public String done() {
        Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        return last != null && last.kind() == LineKind.DONE ? last.text("number") : "";
    }
}
