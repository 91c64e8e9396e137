package dev.whence.command;

import dev.whence.command.Answer.Line;
import dev.whence.command.Interval.Row;
import dev.whence.report.Humane;
import dev.whence.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows an interval as a table in a given width. */
final class WatchTable {
    private static final String CUT = "...";

    private final String title;
    private final int width;

    /** For lines of up to {@code width} characters. */
    WatchTable(String title, int width) {
        this.title = title;
        this.width = width;
    }

    List<String> lines(Interval interval) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        Table table = new Table(2).row("point", "path", "rate", "p50", "p99", "max", "in all");
        for (Row row : interval.rows()) {
            boolean any = row.count() > 0;
            table.row(
                    row.point(),
                    Findings.named(row.path()),
                    rate(interval.perSecond(row.count())),
                    any ? Humane.time(row.p50()) : "-",
                    any ? Humane.time(row.p99()) : "-",
                    any ? Humane.time(row.max()) : "-",
                    Humane.count(row.total()));
        }
        lines.addAll(table.lines());
        if (interval.rows().isEmpty()) {
            lines.add("  nothing was resolved yet");
        }
        lines.add("");
        lines.add("  walks " + rate(interval.perSecond(interval.walks()))
                + (interval.walks() > 0
                        ? ", each " + Humane.time(interval.walkNanos() / interval.walks()) + " over "
                                + Humane.count(interval.walkedClasses() / interval.walks()) + " classes"
                        : ""));
        lines.add("  versions " + (interval.versions().isEmpty() ? "none known" : ""));
        for (Line version : interval.versions()) {
            lines.add("    " + version.text(0) + " of " + version.text(1) + Findings.state(version)
                    + (version.text(2).isEmpty() ? "" : ", from " + version.text(2)));
        }
        return lines.stream().map(this::cut).toList();
    }

    static String rate(double perSecond) {
        return (perSecond < 100 ? String.format(Locale.ROOT, "%.1f", perSecond) : Humane.count(Math.round(perSecond)))
                + "/s";
    }

    private String cut(String line) {
        String stripped = line.stripTrailing();
        return stripped.length() <= width ? stripped : stripped.substring(0, Math.max(0, width - CUT.length())) + CUT;
    }
}
