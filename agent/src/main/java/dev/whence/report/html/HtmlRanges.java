package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;
import java.util.Collection;
import java.util.List;

/** Draws how long resolutions took, one row for each path, on one logarithmic axis. */
final class HtmlRanges {
    /** Where in a row the columns end, and where the line from the fastest to the slowest runs. */
    private static final double FLOOR = 78;

    private final HtmlMarkup html;

    HtmlRanges(HtmlMarkup html) {
        this.html = html;
    }

    /** A path under the name that it goes by in the chart. */
    record Row(String name, String colour, PathReport path) {}

    /** With columns for how many took how long. */
    void distributions(String id, String title, String note, List<Row> rows) {
        draw(id, title, note, rows, true);
    }

    /** The line from the fastest to the slowest alone. */
    void spans(String id, String title, String note, List<Row> rows) {
        draw(id, title, note, rows, false);
    }

    private void draw(String id, String title, String note, List<Row> rows, boolean columns) {
        HtmlAxis along = axis(rows.stream().map(Row::path).toList());
        HtmlChart chart = new HtmlChart(html, id).open(title, note);
        html.open("p", "class", "how").text("From the fastest to the slowest: ");
        html.empty("i", "class", "dot").text(" half of them took no longer (p50), ");
        html.empty("i", "class", "ring")
                .text(" 99 of 100 took no longer (p99).")
                .close();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            PathReport path = row.path();
            html.open("div", "class", "rowhead").open("span");
            html.empty("i", "class", "key " + row.colour()).text(row.name()).close();
            html.text(" ").leaf("b", figures(path)).close();
            chart.plot(
                    columns ? "spread" : "span",
                    row.name() + ": " + HumanReadable.plural(path.count(), "resolution") + ", fastest "
                            + HumanReadable.time(path.minNanos()) + ", " + figures(path),
                    null,
                    along,
                    i == rows.size() - 1,
                    () -> row(chart, row, along, columns));
        }
        chart.close();
    }

    private static HtmlAxis axis(Collection<PathReport> paths) {
        long least = paths.stream()
                .mapToLong(path -> Math.max(1, path.minNanos()))
                .min()
                .orElse(1);
        long most = paths.stream().mapToLong(PathReport::maxNanos).max().orElse(1);
        return HtmlAxis.logarithmic(least, most);
    }

    private static String figures(PathReport path) {
        String about = path.percentiles() == Percentiles.SUMMARIES ? "~" : "";
        return "p50 " + about + HumanReadable.time(path.p50Nanos()) + " · p99 " + about
                + HumanReadable.time(path.p99Nanos()) + " · max " + HumanReadable.time(path.maxNanos());
    }

    private void row(HtmlChart chart, Row row, HtmlAxis along, boolean columns) {
        PathReport path = row.path();
        if (columns) {
            columns(row, along);
        }
        String middle = columns ? "91" : "50";
        html.empty(
                "path",
                "class",
                "whisker " + row.colour(),
                "d",
                "M" + x(along, path.minNanos()) + " " + middle + "H" + x(along, path.maxNanos()));
        for (String dot : List.of("dot", "ring-out", "ring-in")) {
            long nanos = dot.equals("dot") ? path.p50Nanos() : path.p99Nanos();
            html.empty("path", "class", dot + " " + row.colour(), "d", "M" + x(along, nanos) + " " + middle + "h0");
        }
        if (columns) {
            for (LatencyBin bin : path.latencies()) {
                chart.hit(
                        along.at(bin.fromNanos()) * HtmlChart.WIDTH,
                        along.at(bin.toNanos()) * HtmlChart.WIDTH,
                        HumanReadable.time(bin.fromNanos()) + " to " + HumanReadable.time(bin.toNanos()) + "\n"
                                + row.name() + " " + HumanReadable.count(bin.count()) + ", "
                                + HumanReadable.share(bin.count(), path.count()));
            }
        }
    }

    private void columns(Row row, HtmlAxis along) {
        List<LatencyBin> bins = row.path().latencies();
        long most = bins.stream().mapToLong(LatencyBin::count).max().orElse(1);
        StringBuilder shape = new StringBuilder();
        for (LatencyBin bin : bins) {
            // What is rare is what one looks for: it stays visible beside a million others.
            double height = Math.max(2, FLOOR * bin.count() / Math.max(1, most));
            shape.append('M')
                    .append(x(along, bin.fromNanos()))
                    .append(' ')
                    .append(HtmlMarkup.number(FLOOR))
                    .append('V')
                    .append(HtmlMarkup.number(FLOOR - height))
                    .append('H')
                    .append(x(along, bin.toNanos()))
                    .append('V')
                    .append(HtmlMarkup.number(FLOOR))
                    .append('Z');
        }
        html.empty("path", "class", "column " + row.colour(), "d", shape.toString());
    }

    private static String x(HtmlAxis along, long nanos) {
        return HtmlMarkup.number(along.at(nanos) * HtmlChart.WIDTH);
    }
}
