package dev.whence.report.answer;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AnswerReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes answers as a Markdown table for each point, to be pasted into an issue. */
public final class AnswerMarkdown {
    private AnswerMarkdown() {}

    public static void write(List<PointAnswers> tables, Writer out) throws IOException {
        String line = System.lineSeparator();
        for (PointAnswers table : tables) {
            out.write("### " + escaped(table.point().isEmpty() ? "(no name)" : table.point()) + line + line);
            out.write("| key | implementation | from | path | count | failed | mean | max | total | self |" + line);
            out.write("|---|---|---|---|--:|--:|--:|--:|--:|--:|" + line);
            Origins origins = Origins.of(table.shown());
            for (AnswerLine answer : table.shown()) {
                out.write(cells(answer, origins).stream().collect(Collectors.joining(" | ", "| ", " |")) + line);
            }
            int left = table.all().size() - table.shown().size();
            out.write(line + (left == 0 ? "" : "and " + HumanReadable.plural(left, "line") + " more" + line + line));
        }
        out.flush();
    }

    private static List<String> cells(AnswerLine answer, Origins origins) {
        return List.of(
                escaped(answer.key()),
                escaped(answer.answer()),
                escaped(origins.name(answer)),
                escaped(answer.path()),
                answer.found() ? "found" : HumanReadable.count(answer.count()),
                HumanReadable.count(answer.failures()),
                HumanReadable.time(answer.meanNanos()),
                HumanReadable.time(answer.maxNanos()),
                HumanReadable.time(answer.totalNanos()),
                answer.selfNanos() == AnswerReport.UNKNOWN ? "" : HumanReadable.time(answer.selfNanos()));
    }

    /** What comes from a recording is text: no markup, no line's end, no cell's end. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                escaped.append(' ');
            } else {
                escaped.append("\\`*_{}[]<>#|&!".indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
