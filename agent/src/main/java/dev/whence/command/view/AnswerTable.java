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

    /** The title, an empty line, and what is left out. */
    private static final int AROUND = 3;

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
        int room = Math.max(2, rows - AROUND);
        int most = Math.min(interval.rows().size(), room - 1);
        List<String> table = table(interval, most, room >= 4);
        if (table.size() > room) {
            // Two lines a row, and two of heads.
            most = room / 2 - 1;
            table = table(interval, most, true);
        }
        lines.addAll(table);
        if (interval.rows().isEmpty()) {
            lines.add("  nothing was resolved yet");
        }
        int left = interval.rows().size() - most;
        if (left > 0) {
            lines.add("  and " + HumanReadable.plural(left, "answer") + " more, less frequent");
        }
        return lines.stream().map(line -> cut(line, width)).toList();
    }

    private List<String> table(AnswerSample interval, int most, boolean mayHaveTwoLines) {
        Table table = new Table(5)
                .expendable("    mean", "      total", "point", "path")
                .row("key", "point", "implementation", "from", "path", "     rate", "    mean", "      total");
        interval.rows().stream().limit(most).forEach(row -> table.row(cells(interval, row)));
        return (mayHaveTwoLines ? table.mayHaveTwoLines() : table).lines(width, CUT);
    }

    private static String[] cells(AnswerSample interval, Row row) {
        return new String[] {
            row.key(),
            row.line().text("point"),
            row.implementation(),
            row.from(),
            StatusText.named(row.line().text("path")),
            rate(interval.perSecond(row)),
            row.count() == 0 ? "-" : HumanReadable.time(row.mean()),
            HumanReadable.count(row.line().number("count"))
        };
    }

    private static String rate(double rate) {
        return (rate < 100 ? String.format(Locale.ROOT, "%.1f", rate) : HumanReadable.count(Math.round(rate))) + "/s";
    }

    private static String cut(String text, int most) {
        String line = text.stripTrailing();
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - CUT.length())) + CUT;
    }
}
