package dev.whence.command.view;

import dev.whence.command.view.AnswerSample.Row;
import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows an interval's answers as a table in a given size, the most frequent first. */
public final class AnswerTable {
    private static final String CUT = "...";
    private static final int NARROWEST = 12;

    /** Of the width, for what has a fixed one: point, path, rate, mean, total and gaps. */
    private static final int FIXED = 60;

    private static final int AROUND = 4;

    private final String title;
    private final int width;
    private final int rows;

    /** For {@code rows} lines of up to {@code width} characters. */
    public AnswerTable(String title, int width, int rows) {
        this.title = title;
        this.width = width;
        this.rows = rows;
    }

    public List<String> lines(AnswerSample interval) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        int most = Math.max(1, rows - AROUND);
        int cell = Math.max(NARROWEST, (width - FIXED) / 3);
        Table table = new Table(5)
                .row("point", "key", "implementation", "from", "path", "     rate", "    mean", "      total");
        interval.rows().stream().limit(most).forEach(row -> table.row(cells(interval, row, cell)));
        lines.addAll(
                table.expendable("    mean", "      total", "path", "point").lines(width, CUT));
        if (interval.rows().isEmpty()) {
            lines.add("  nothing was resolved yet");
        }
        int left = interval.rows().size() - most;
        if (left > 0) {
            lines.add("  and " + HumanReadable.plural(left, "answer") + " more, less frequent");
        }
        return lines.stream().map(line -> cut(line, width)).toList();
    }

    private static String[] cells(AnswerSample interval, Row row, int cell) {
        String type = row.implementation();
        return new String[] {
            row.line().text("point"),
            cut(row.key(), cell),
            // The last part of a class's name is what tells it from others.
            type.length() <= cell
                    ? type
                    : type.startsWith("failed: ") ? "failed: " + end(type, cell - 8) : end(type, cell),
            cut(row.from(), cell),
            StatusText.named(row.line().text("path")),
            rate(interval.perSecond(row)),
            row.count() == 0 ? "-" : HumanReadable.time(row.mean()),
            HumanReadable.count(row.line().number("count"))
        };
    }

    private static String end(String name, int most) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return simple.length() <= most
                ? simple
                : CUT + simple.substring(simple.length() - Math.max(1, most - CUT.length()));
    }

    private static String rate(double rate) {
        return (rate < 100 ? String.format(Locale.ROOT, "%.1f", rate) : HumanReadable.count(Math.round(rate))) + "/s";
    }

    private static String cut(String text, int most) {
        String line = text.stripTrailing();
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - CUT.length())) + CUT;
    }
}
