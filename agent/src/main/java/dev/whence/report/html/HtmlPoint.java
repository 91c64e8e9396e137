package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.StepReport;
import dev.whence.report.figures.TimeSeries;
import dev.whence.report.findings.PercentileBounds;
import dev.whence.report.html.HtmlColumns.Band;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the section of one resolution point: over time, how long, by path and by step. */
final class HtmlPoint {
    /** More charts beside one another compare nothing any more. */
    private static final int MOST_PANELS = RecordingReport.MOST_WITH_SERIES;

    private static final int MOST_ROWS = 10;

    private final HtmlMarkup html;
    private final Report report;
    private final PointReport point;
    private final HtmlPalette palette;
    private final String id;

    HtmlPoint(HtmlMarkup html, Report report, PointReport point, HtmlPalette palette, String id) {
        this.html = html;
        this.report = report;
        this.point = point;
        this.palette = palette;
        this.id = id;
    }

    void write() {
        html.open("section", "id", id).leaf("h2", title(point));
        if (!point.paths().isEmpty()) {
            overTime();
            latencies();
            paths();
        }
        steps();
        html.close();
    }

    static String title(PointReport point) {
        return point.point().isEmpty() ? "Point without a name" : "Point " + point.point();
    }

    static String path(String path) {
        return path.isEmpty() ? "answered" : path;
    }

    private void overTime() {
        List<RecordingReport> those = report.recordings().stream()
                .filter(recording -> in(recording) != null)
                .toList();
        if (those.size() > MOST_PANELS) {
            long from = report.recordings().stream()
                    .mapToLong(RecordingReport::startNanos)
                    .min()
                    .orElse(0);
            long to = report.recordings().stream()
                    .mapToLong(RecordingReport::endNanos)
                    .max()
                    .orElse(0);
            overTime(id + "-time", "Resolutions over time, all recordings together", point, from, to);
            return;
        }
        html.open("div", "class", "panels");
        for (int i = 0; i < those.size(); i++) {
            RecordingReport recording = those.get(i);
            PointReport there = in(recording);
            if (there != null) {
                overTime(
                        id + "-time" + i,
                        report.recordings().size() == 1 ? "Resolutions over time" : recording.name(),
                        there,
                        recording.startNanos(),
                        recording.endNanos());
            }
        }
        html.close();
    }

    private @Nullable PointReport in(RecordingReport recording) {
        return recording.activity().points().stream()
                .filter(there -> there.point().equals(point.point()) && there.count() > 0)
                .findFirst()
                .orElse(null);
    }

    private void overTime(String chartId, String title, PointReport shown, long from, long to) {
        TimeSeries first = shown.paths().get(0).series();
        List<Band> bands = bands(shown);
        int count = HtmlColumns.buckets(bands);
        long width = first.bucketNanos();
        long end = Math.max(to, from + 1);
        HtmlAxis up = HtmlAxis.counts(HtmlColumns.most(bands));
        HtmlAxis along = HtmlAxis.elapsed(end - from);
        var columns = new HtmlColumns(html, up, along, new HtmlColumns.Buckets(first.startNanos() - from, width));
        HtmlChart chart = new HtmlChart(html, chartId)
                .open(title, "resolutions per " + HtmlAxis.round(width) + ", from " + HtmlTime.clock(from))
                .legend(bands.stream()
                        .map(band -> new HtmlChart.Key(
                                band.name(),
                                band.colour(),
                                HumanReadable.count(band.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())))
                        .toList());
        chart.plot("time", about(bands, width), up, along, true, () -> {
            columns.draw(bands);
            for (int i = 0; i < count; i++) {
                if (HtmlColumns.sum(bands, i) > 0) {
                    chart.hit(
                            columns.left(i),
                            columns.left(i + 1),
                            HtmlTime.clock(first.startNanos() + i * width) + said(bands, i));
                }
            }
        });
        chart.close();
    }

    /** A band for each path that has a colour of its own, and one for the others together. */
    private List<Band> bands(PointReport shown) {
        List<Band> bands = new ArrayList<>();
        List<PathReport> others = new ArrayList<>();
        for (PathReport path : shown.paths()) {
            String colour = palette.of(path.path());
            if (colour.equals(HtmlPalette.OTHER)) {
                others.add(path);
            } else {
                bands.add(new Band(path(path.path()), colour, path.series().values()));
            }
        }
        if (!others.isEmpty()) {
            int length = others.stream()
                    .mapToInt(path -> path.series().values().size())
                    .max()
                    .orElse(0);
            long[] sums = new long[length];
            for (PathReport path : others) {
                List<Long> values = path.series().values();
                for (int i = 0; i < values.size(); i++) {
                    sums[i] += values.get(i);
                }
            }
            String name = others.size() == 1 ? path(others.get(0).path()) : others.size() + " other paths";
            bands.add(new Band(
                    name,
                    HtmlPalette.OTHER,
                    java.util.Arrays.stream(sums).boxed().toList()));
        }
        return bands;
    }

    private static String about(List<Band> bands, long width) {
        StringBuilder about = new StringBuilder();
        for (Band band : bands) {
            about.append(about.isEmpty() ? "" : "; ")
                    .append(band.name())
                    .append(": ")
                    .append(HumanReadable.count(
                            band.values().stream().mapToLong(Long::longValue).sum()))
                    .append(" in total, at most ")
                    .append(HumanReadable.count(band.values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0)))
                    .append(" in ")
                    .append(HtmlAxis.round(width));
        }
        return about + ".";
    }

    private static String said(List<Band> bands, int bucket) {
        StringBuilder said = new StringBuilder();
        for (Band band : bands) {
            if (band.at(bucket) > 0) {
                said.append('\n').append(band.name()).append(' ').append(HumanReadable.count(band.at(bucket)));
            }
        }
        return said.toString();
    }

    private void latencies() {
        List<HtmlRanges.Row> rows = point.paths().stream()
                .filter(path -> !path.latencies().isEmpty())
                .limit(MOST_ROWS)
                .map(path -> new HtmlRanges.Row(path(path.path()), palette.of(path.path()), path))
                .toList();
        if (!rows.isEmpty()) {
            String some = rows.size() < point.paths().size()
                    ? "; the " + MOST_ROWS + " paths most taken, all of them in the table"
                    : "";
            new HtmlRanges(html)
                    .distributions(
                            id + "-latency",
                            "How long resolutions took, by path",
                            "logarithmic scale; columns: how many took so long, each path scaled to its own maximum"
                                    + some,
                            rows);
        }
    }

    private void paths() {
        long total = point.outermostNanos();
        new HtmlTable(html, "Resolutions of " + (point.point().isEmpty() ? "this point" : point.point()) + " by path")
                .text("path")
                .number("count")
                .number("failed")
                .number("total")
                .number("p50", "half of them took no longer")
                .number("p99", "99 of 100 took no longer")
                .number("max")
                .number("share", "of the time of this point's outermost resolutions")
                .rows(point.paths().stream()
                        .map(path -> List.of(
                                Cell.path(path(path.path()), palette.of(path.path())),
                                Cell.count(path.count()),
                                Cell.count(path.failures()),
                                Cell.time(path.totalNanos()),
                                percentile(path, path.p50Nanos()),
                                percentile(path, path.p99Nanos()),
                                Cell.time(path.maxNanos()),
                                Cell.share(path.outermostNanos(), total)))
                        .toList());
        notes();
    }

    static Cell percentile(PathReport path, long nanos) {
        return path.percentiles() == Percentiles.SUMMARIES ? Cell.about(nanos) : Cell.time(nanos);
    }

    private void notes() {
        List<PathReport> paths = point.paths();
        if (paths.stream().anyMatch(path -> path.percentiles() == Percentiles.SUMMARIES)) {
            note("~ percentiles are estimated from one-second summaries; counts, totals and maxima are exact.");
        }
        long below = paths.stream().mapToLong(PathReport::belowThreshold).sum();
        long over = paths.stream().mapToLong(PathReport::overLimit).sum();
        if (below + over > 0) {
            note("Not written one by one: " + HumanReadable.count(below) + " below the threshold or disabled, "
                    + HumanReadable.count(over) + " over the limit.");
        }
        PercentileBounds.of(point).forEach(this::note);
        for (PathReport path : paths) {
            if (path.failure() != null) {
                note("Last failure of " + path(path.path()) + ": " + path.failure());
            }
        }
    }

    private void steps() {
        if (point.steps().isEmpty()) {
            return;
        }
        new HtmlTable(html, "Steps tried on the way")
                .text("step")
                .number("times")
                .number("chosen", "its answer was the resolution's")
                .number("passed over", "it had an answer, another won")
                .number("empty", "it had none")
                .number("failed", "it threw")
                .number("total")
                .rows(point.steps().stream()
                        .map(step -> List.of(
                                Cell.path(path(step.path()), palette.of(step.path())),
                                Cell.count(step.count()),
                                Cell.count(step.chosen()),
                                Cell.count(step.passedOver()),
                                Cell.count(step.empty()),
                                Cell.count(step.failed()),
                                Cell.time(step.totalNanos())))
                        .toList());
        if (point.leftOut() > 0) {
            note("~ Steps are only of resolutions that were written one by one: not of "
                    + HumanReadable.count(point.leftOut()) + " others.");
        }
        for (StepReport step : point.steps()) {
            if (step.failure() != null) {
                note("Last failure of step " + path(step.path()) + ": " + step.failure());
            }
        }
    }

    private void note(String text) {
        html.leaf("p", text, "class", "note");
    }
}
