package dev.whence.report.diff;

import dev.whence.output.HumanReadable;
import dev.whence.report.answer.AnswerMarkdown;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes differences as Markdown in at most 25 lines, for a pull request. */
public final class DiffMarkdown {
    private static final int MOST_ROWS = 15;

    private DiffMarkdown() {}

    public static void write(AnswersDiff diff, Writer out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("### Answers: " + diff.summary());
        lines.add("");
        lines.add(AnswerMarkdown.escaped(diff.before()) + " compared with " + AnswerMarkdown.escaped(diff.now()) + ", "
                + HumanReadable.plural(diff.keys(), "key") + ".");
        if (!diff.isEmpty()) {
            lines.add("");
            lines.add("| | point and key | before | now |");
            lines.add("|---|---|---|---|");
            diff.differences().stream()
                    .sorted(Comparator.comparing(Difference::kind))
                    .limit(MOST_ROWS)
                    .forEach(difference -> lines.add(row(difference)));
            int more = diff.differences().size() - MOST_ROWS;
            if (more > 0) {
                lines.add("");
                lines.add("and " + HumanReadable.count(more) + " more");
            }
        }
        List<String> notes = diff.notes();
        if (!notes.isEmpty()) {
            lines.add("");
            lines.add(String.join(" ", notes));
        }
        out.write(String.join(System.lineSeparator(), lines) + System.lineSeparator());
        out.flush();
    }

    private static String row(Difference difference) {
        return "| " + difference.kind().text() + " | "
                + AnswerMarkdown.escaped(difference.point() + " " + difference.name()) + " | "
                + AnswerMarkdown.escaped(difference.wordsBefore()) + " | "
                + AnswerMarkdown.escaped(difference.wordsNow()) + " |";
    }
}
