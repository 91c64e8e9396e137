package dev.whence.command.view;

import dev.whence.command.view.AnswerSample.Row;
import dev.whence.output.JsonDocument;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes an interval's answers as lines for programs: one an answer that came in it. */
public final class AnswerLines {
    private AnswerLines() {}

    /** {@code key=value} after the time; a value with a space or a quote stands in quotes. */
    public static List<String> of(AnswerSample interval, Instant time) {
        List<String> lines = interval.rows().stream()
                .filter(row -> row.count() > 0)
                .map(row -> line(interval, row, time))
                .toList();
        return lines.isEmpty() ? List.of(time.truncatedTo(ChronoUnit.SECONDS) + " rate=0.0/s") : lines;
    }

    /** One JSON object an answer. */
    public static List<String> json(AnswerSample interval, Instant time) throws IOException {
        StringWriter text = new StringWriter();
        for (Row row : interval.rows()) {
            if (row.count() > 0) {
                JsonDocument.writeLine(text, json -> {
                    json.text("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
                    for (String field : List.of(
                            "point", "mode", "key", "path", "implementation", "source", "sourceVersion", "failure")) {
                        json.text(field, row.line().text(field));
                    }
                    json.number("intervalNanos", interval.nanos())
                            .number("count", row.count())
                            .number("totalNanos", row.total())
                            .number("countSinceWeaving", row.line().number("count"));
                });
            }
        }
        return text.toString().lines().toList();
    }

    private static String line(AnswerSample interval, Row row, Instant time) {
        return String.format(
                Locale.ROOT,
                "%s point=%s key=%s implementation=%s from=%s path=%s failure=%s rate=%.1f/s mean=%dns total=%d",
                time.truncatedTo(ChronoUnit.SECONDS),
                value(row.line().text("point")),
                value(row.key()),
                value(row.line().text("implementation")),
                value(row.from()),
                value(row.line().text("path")),
                value(row.line().text("failure")),
                interval.perSecond(row),
                row.mean(),
                row.line().number("count"));
    }

    private static String value(String text) {
        if (text.isEmpty()) {
            return "-";
        }
        boolean plain = text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\\');
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
