package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.WalkReport;
import dev.whence.report.findings.FlagSavings;
import dev.whence.report.html.HtmlBars.Part;
import dev.whence.report.html.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes several recordings side by side: what a resolution cost in each, and by which paths. */
final class HtmlCompare {
    private static final int MOST_BARS = 12;
    private static final int MOST_ROWS = 24;

    private final HtmlMarkup html;
    private final Report report;
    private final Map<String, HtmlPalette> palettes;

    HtmlCompare(HtmlMarkup html, Report report, Map<String, HtmlPalette> palettes) {
        this.html = html;
        this.report = report;
        this.palettes = palettes;
    }

    /** A path in a recording. */
    private record Line(RecordingReport recording, PointReport point, PathReport path) {}

    void write() {
        List<RecordingReport> telling = report.recordings().stream()
                .filter(recording -> recording.activity().resolutions() > 0)
                .toList();
        if (report.recordings().size() < 2 || telling.isEmpty()) {
            return;
        }
        html.open("section", "id", "side-by-side").leaf("h2", "Side by side");
        String saved = FlagSavings.by(report.recordings());
        if (saved != null) {
            html.open("p", "class", "finding").prose(saved).close();
        }
        if (telling.size() > 1) {
            means(telling);
        }
        List<Line> lines = lines(telling);
        spans(lines);
        recordings(telling);
        paths(lines);
        html.close();
    }

    private void means(List<RecordingReport> recordings) {
        List<RecordingReport> shown = recordings.subList(0, Math.min(MOST_BARS, recordings.size()));
        new HtmlChart(html, "compare-mean")
                .open(
                        "What a resolution took, on average",
                        "one scale for all" + some(shown.size(), recordings.size(), "recordings"))
                .legend(List.of(
                        new HtmlChart.Key("waiting for walks", HtmlPalette.WALK, null),
                        new HtmlChart.Key("everything else", HtmlPalette.OTHER, null)));
        long most = shown.stream().mapToLong(HtmlCompare::mean).max().orElse(1);
        for (RecordingReport recording : shown) {
            ActivityReport activity = recording.activity();
            long mean = mean(recording);
            long walking = Math.min(mean, activity.walks().resolvingNanos() / activity.resolutions());
            new HtmlBars(html)
                    .bar(
                            recording.name(),
                            HumanReadable.time(mean),
                            List.of(
                                    new Part("waiting for walks", HtmlPalette.WALK, walking),
                                    new Part("everything else", HtmlPalette.OTHER, mean - walking)),
                            most,
                            HumanReadable.time(mean) + " on average, " + HumanReadable.time(walking)
                                    + " of it waiting for walks");
        }
        html.close();
    }

    private static long mean(RecordingReport recording) {
        return recording.activity().totalNanos() / recording.activity().resolutions();
    }

    private static String some(int shown, int all, String what) {
        return shown < all ? "; the first " + shown + " of " + all + " " + what + ", all of them in the table" : "";
    }

    private static List<Line> lines(List<RecordingReport> recordings) {
        List<Line> lines = new ArrayList<>();
        for (RecordingReport recording : recordings) {
            for (PointReport point : recording.activity().points()) {
                for (PathReport path : point.paths()) {
                    lines.add(new Line(recording, point, path));
                }
            }
        }
        return lines;
    }

    private void spans(List<Line> lines) {
        List<Line> shown = lines.subList(0, Math.min(MOST_ROWS, lines.size()));
        new HtmlRanges(html)
                .spans(
                        "compare-span",
                        "How long resolutions took, by recording and path",
                        "logarithmic scale" + some(shown.size(), lines.size(), "paths"),
                        shown.stream()
                                .map(line -> new HtmlRanges.Row(
                                        line.recording().name() + " · " + path(line), colour(line), line.path()))
                                .toList());
    }

    private void recordings(List<RecordingReport> recordings) {
        new HtmlTable(html, "Recordings")
                .text("recording")
                .number("resolutions")
                .number("failed")
                .number("total")
                .number("mean")
                .number("walks", "those that a resolution waited for")
                .number("walking")
                .number("share", "of the resolutions' time spent waiting for walks")
                .number("classes", "loaded, as the largest walk met them")
                .rows(recordings.stream()
                        .map(recording -> {
                            ActivityReport activity = recording.activity();
                            WalkReport walks = activity.walks();
                            return List.of(
                                    Cell.text(recording.name()),
                                    Cell.count(activity.resolutions()),
                                    Cell.count(activity.failures()),
                                    Cell.time(activity.totalNanos()),
                                    Cell.time(mean(recording)),
                                    Cell.count(walks.resolving()),
                                    Cell.time(walks.resolvingNanos()),
                                    Cell.share(walks.resolvingNanos(), activity.totalNanos()),
                                    Cell.count(walks.mostClasses()));
                        })
                        .toList());
    }

    private void paths(List<Line> lines) {
        new HtmlTable(html, "Paths by recording")
                .text("recording")
                .text("path")
                .number("count")
                .number("failed")
                .number("mean")
                .number("p50")
                .number("p99")
                .number("max")
                .number("total")
                .rows(lines.stream()
                        .map(line -> {
                            PathReport path = line.path();
                            return List.of(
                                    Cell.text(line.recording().name()),
                                    Cell.path(path(line), colour(line)),
                                    Cell.count(path.count()),
                                    Cell.count(path.failures()),
                                    Cell.time(path.count() == 0 ? 0 : path.totalNanos() / path.count()),
                                    HtmlPoint.percentile(path, path.p50Nanos()),
                                    HtmlPoint.percentile(path, path.p99Nanos()),
                                    Cell.time(path.maxNanos()),
                                    Cell.time(path.totalNanos()));
                        })
                        .toList());
    }

    private String path(Line line) {
        String path = HtmlPoint.path(line.path().path());
        return report.all().points().size() == 1 ? path : line.point().point() + " " + path;
    }

    private String colour(Line line) {
        return palettes.get(line.point().point()).of(line.path().path());
    }
}
