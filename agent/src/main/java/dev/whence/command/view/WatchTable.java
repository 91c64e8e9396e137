package dev.whence.command.view;

import dev.whence.agent.protocol.Line;
import dev.whence.command.view.WatchSample.Row;
import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows an interval as a table in a given width. */
public final class WatchTable {
    private static final String CUT = "...";

    private final String title;
    private final int width;

    /** For lines of up to {@code width} characters. */
    public WatchTable(String title, int width) {
        this.title = title;
        this.width = width;
    }

    public List<String> lines(WatchSample interval) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        Table table = new Table(2).row("point", "path", rate("rate"), time("p50"), time("p99"), time("max"), "total");
        for (Row row : interval.rows()) {
            boolean any = row.count() > 0;
            table.row(
                    row.point(),
                    StatusText.named(row.path()),
                    rate(perSecond(interval.perSecond(row.count()))),
                    time(any ? HumanReadable.time(row.p50()) : "-"),
                    time(any ? HumanReadable.time(row.p99()) : "-"),
                    time(any ? HumanReadable.time(row.max()) : "-"),
                    String.format("%11s", HumanReadable.count(row.total())));
        }
        lines.addAll(table.expendable(time("max"), time("p50")).lines(width, CUT));
        if (interval.rows().isEmpty()) {
            lines.add("  nothing was resolved yet");
        }
        lines.add("");
        lines.add("  walks " + perSecond(interval.perSecond(interval.walks()))
                + (interval.walks() > 0
                        ? ", each " + HumanReadable.time(interval.walkNanos() / interval.walks()) + " over "
                                + HumanReadable.count(interval.walkedClasses() / interval.walks()) + " classes"
                        : ""));
        String last = "";
        for (Line version : interval.versions()) {
            if (!version.text("class").equals(last)) {
                last = version.text("class");
                lines.add("  versions of " + last);
            }
            lines.add(version(version));
        }
        return lines.stream().map(this::cut).toList();
    }

    /** With where it is from: in full, or its file's name, as there is room. */
    private String version(Line version) {
        String line = "    " + version.text("loader") + StatusText.state(version);
        String from = version.text("codeSource");
        if (from.isEmpty()) {
            return line;
        }
        String whole = line + ", from " + from;
        return whole.length() <= width ? whole : line + ", from " + from.replaceFirst(".*/(?=.)", "");
    }

    private static String perSecond(double rate) {
        return (rate < 100 ? String.format(Locale.ROOT, "%.1f", rate) : HumanReadable.count(Math.round(rate))) + "/s";
    }

    /** Wide enough that the columns stand still from one interval to the next. */
    private static String rate(String cell) {
        return String.format("%9s", cell);
    }

    private static String time(String cell) {
        return String.format("%8s", cell);
    }

    private String cut(String line) {
        String stripped = line.stripTrailing();
        return stripped.length() <= width ? stripped : stripped.substring(0, Math.max(0, width - CUT.length())) + CUT;
    }
}
