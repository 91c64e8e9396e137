package dev.whence.report.text;

import dev.whence.output.HumanReadable;
import dev.whence.output.Style;
import dev.whence.output.TextPage;
import dev.whence.report.diff.AnswersDiff;
import dev.whence.report.diff.Difference;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the differences between two runs for a person. */
public final class TextDiff {
    private final TextPage page;
    private final int top;

    private TextDiff(TextPage page, int top) {
        this.page = page;
        this.top = top;
    }

    /**
     * Writes them, and flushes.
     *
     * @param top how many of a kind in each point at most
     */
    public static void write(AnswersDiff diff, int top, Style style, Writer out) throws IOException {
        TextPage page = new TextPage(style);
        new TextDiff(page, top).write(diff);
        out.write(page.text());
        out.flush();
    }

    private void write(AnswersDiff diff) {
        page.title("Whence: " + diff.before() + " compared with " + diff.now(), "");
        page.line(HumanReadable.plural(diff.keys(), "key") + ": " + diff.summary() + ".");
        diff.differences().stream()
                .map(Difference::point)
                .distinct()
                .forEach(point -> point(
                        point,
                        diff.differences().stream()
                                .filter(difference -> difference.point().equals(point))
                                .toList()));
        List<String> notes = diff.notes();
        if (!notes.isEmpty()) {
            page.blank();
            notes.forEach(note -> page.paragraph(0, note));
        }
    }

    private void point(String point, List<Difference> differences) {
        page.heading("Point " + (point.isEmpty() ? "without a name" : point));
        for (Difference.Kind kind : Difference.Kind.values()) {
            List<Difference> ofKind = differences.stream()
                    .filter(difference -> difference.kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                page.line("  " + kind.text() + ":");
                ofKind.stream().limit(top).forEach(this::difference);
                if (ofKind.size() > top) {
                    page.line("    and " + HumanReadable.count(ofKind.size() - top) + " more (--top all shows them)");
                }
            }
        }
    }

    private void difference(Difference difference) {
        String before = difference.wordsBefore();
        String now = difference.wordsNow();
        String words = before.isEmpty() ? now : now.isEmpty() ? before : before + ", now " + now;
        page.line("    " + difference.name() + ": " + words);
    }
}
