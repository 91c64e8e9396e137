package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.TimeSeries;
import dev.whence.report.figures.WalkReport;
import dev.whence.report.html.HtmlColumns.Band;
import java.util.ArrayList;
import java.util.List;

/** Writes the walks over the loaded classes: how many, how long, and against how many classes. */
final class HtmlWalks {
    private static final int MOST_PANELS = RecordingReport.MOST_WITH_SERIES;

    private final HtmlMarkup html;
    private final Report report;

    HtmlWalks(HtmlMarkup html, Report report) {
        this.html = html;
        this.report = report;
    }

    void write() {
        ActivityReport all = report.all();
        WalkReport walks = all.walks();
        if (all.resolutions() == 0 && walks.count() == 0) {
            return;
        }
        html.open("section", "id", "walks").leaf("h2", "Walks over the loaded classes");
        if (walks.count() == 0) {
            html.leaf("p", "None.").close();
            return;
        }
        html.open("p").prose(said(all)).close();
        List<RecordingReport> those = report.recordings().stream()
                .filter(recording -> recording.activity().walks().count() > 0)
                .toList();
        if (those.size() > MOST_PANELS) {
            chart("walks-all", "All recordings together", walks, start(), end());
        } else {
            html.open("div", "class", "panels");
            for (int i = 0; i < those.size(); i++) {
                RecordingReport recording = those.get(i);
                chart(
                        "walks-" + i,
                        report.recordings().size() == 1 ? "Walks against loaded classes" : recording.name(),
                        recording.activity().walks(),
                        recording.startNanos(),
                        recording.endNanos());
            }
            html.close();
        }
        html.close();
    }

    private static String said(ActivityReport all) {
        WalkReport walks = all.walks();
        String said = HumanReadable.plural(walks.count(), "walk") + " took " + HumanReadable.time(walks.totalNanos())
                + ", the longest " + HumanReadable.time(walks.maxNanos()) + "; " + HumanReadable.count(walks.classes())
                + " classes walked, up to " + HumanReadable.count(walks.mostClasses()) + " at once.";
        return all.totalNanos() == 0
                ? said
                : said + " Resolutions waited for " + HumanReadable.count(walks.resolving()) + " of them, for "
                        + HumanReadable.time(walks.resolvingNanos()) + ": "
                        + HumanReadable.share(walks.resolvingNanos(), all.totalNanos()) + " of their time.";
    }

    private long start() {
        return report.recordings().stream()
                .mapToLong(RecordingReport::startNanos)
                .min()
                .orElse(0);
    }

    private long end() {
        return report.recordings().stream()
                .mapToLong(RecordingReport::endNanos)
                .max()
                .orElse(0);
    }

    /** Three drawings under one another on one axis of time: two scales in one drawing would invite wrong readings. */
    private void chart(String id, String title, WalkReport walks, long from, long to) {
        TimeSeries counts = walks.counts();
        long width = counts.bucketNanos();
        HtmlAxis along = HtmlAxis.elapsed(Math.max(to, from + 1) - from);
        var buckets = new HtmlColumns.Buckets(counts.startNanos() - from, width);
        HtmlChart chart =
                new HtmlChart(html, id).open(title, "per " + HtmlAxis.round(width) + ", from " + HtmlTime.clock(from));
        Band number = new Band("walks", HtmlPalette.WALK, counts.values());
        Band mean = new Band("mean", HtmlPalette.WALK, means(walks));
        Band loaded = new Band("loaded", "k-ink", walks.loaded().values());
        head("Walks", HumanReadable.count(walks.count()));
        panel(chart, walks, along, buckets, number, HtmlAxis.counts(HtmlColumns.most(List.of(number))), false);
        head("How long one took, on average", "at most " + HumanReadable.time(walks.maxNanos()));
        panel(chart, walks, along, buckets, mean, HtmlAxis.durations(HtmlColumns.most(List.of(mean))), false);
        head("Loaded classes, as the walks met them", "up to " + HumanReadable.count(walks.mostClasses()));
        panel(chart, walks, along, buckets, loaded, HtmlAxis.counts(walks.mostClasses()), true);
        chart.close();
    }

    private void head(String name, String value) {
        html.open("div", "class", "rowhead")
                .leaf("span", name)
                .text(" ")
                .leaf("b", value)
                .close();
    }

    private static List<Long> means(WalkReport walks) {
        List<Long> means = new ArrayList<>();
        for (int i = 0; i < walks.counts().values().size(); i++) {
            long count = walks.counts().values().get(i);
            means.add(count == 0 ? 0 : walks.nanos().values().get(i) / count);
        }
        return means;
    }

    private void panel(
            HtmlChart chart,
            WalkReport walks,
            HtmlAxis along,
            HtmlColumns.Buckets buckets,
            Band band,
            HtmlAxis up,
            boolean last) {
        var columns = new HtmlColumns(html, up, along, buckets);
        String about = "At most " + up.ticks().get(up.ticks().size() - 1).label() + "; "
                + HumanReadable.plural(walks.count(), "walk") + " in total.";
        chart.plot("walks", about, up, along, last, () -> {
            if (last) {
                line(band, columns, up);
            } else {
                columns.draw(List.of(band));
            }
            for (int i = 0; i < band.values().size(); i++) {
                if (walks.counts().values().get(i) > 0) {
                    chart.hit(columns.left(i), columns.left(i + 1), title(walks, i));
                }
            }
        });
    }

    /** What is loaded does not go away between two walks: a line from one to the next, and a dot for each. */
    private void line(Band band, HtmlColumns columns, HtmlAxis up) {
        StringBuilder line = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < band.values().size(); i++) {
            if (band.at(i) > 0) {
                String at = HtmlMarkup.number((columns.left(i) + columns.left(i + 1)) / 2) + " "
                        + HtmlMarkup.number((1 - up.at(band.at(i))) * HtmlChart.HEIGHT);
                line.append(line.isEmpty() ? 'M' : 'L').append(at);
                dots.append('M').append(at).append("h0");
            }
        }
        html.empty("path", "class", "line " + band.colour(), "d", line.toString());
        html.empty("path", "class", "dots " + band.colour(), "d", dots.toString());
    }

    private static String title(WalkReport walks, int bucket) {
        long count = walks.counts().values().get(bucket);
        long nanos = walks.nanos().values().get(bucket);
        return HtmlTime.clock(
                        walks.counts().startNanos() + bucket * walks.counts().bucketNanos()) + "\n"
                + HumanReadable.plural(count, "walk") + ", " + HumanReadable.time(nanos)
                + (count > 1 ? " together" : "") + "\n"
                + HumanReadable.count(walks.loaded().values().get(bucket)) + " classes loaded";
    }
}
