package dev.whence.report;

import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PercentileRange;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.StepReport;
import dev.whence.report.figures.TimeSeries;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.figures.WalkReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes reports out of nothing, for what no recording made in a test would hold. */
public final class ReportFixture {
    /** 20 Nov 2026, 06:47:03 UTC. */
    public static final long START = 1_795_157_223_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final int BUCKETS = 50;

    private ReportFixture() {}

    public static Report report(ActivityReport all, RecordingReport... recordings) {
        return new Report(
                List.of(recordings),
                all,
                recordings[0].agent(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** One recording that holds all there is. */
    public static Report report(ActivityReport activity) {
        return report(activity, recording("one.jfr", activity));
    }

    public static Report with(
            Report report, List<VersionReport> versions, List<String> unmatched, @Nullable String advice) {
        return new Report(
                report.recordings(),
                report.all(),
                report.agent(),
                report.answers(),
                report.singleEvents(),
                report.slowest(),
                report.candidates(),
                versions,
                unmatched,
                advice);
    }

    public static RecordingReport recording(String name, ActivityReport activity) {
        return recording(name, activity, agent("points=pipeline", 0, null));
    }

    public static RecordingReport recording(String name, ActivityReport activity, @Nullable AgentReport agent) {
        return new RecordingReport(
                Path.of("recordings", name),
                name,
                START,
                START + 10 * SECOND,
                1,
                0,
                true,
                agent != null,
                activity.resolutions(),
                0,
                activity,
                agent);
    }

    public static AgentReport agent(String options, long errors, @Nullable String lastError) {
        return new AgentReport(
                START,
                "1.0.0",
                "",
                "",
                "",
                "",
                "premain",
                options,
                "on: trend.analysis.TrendPipeline from any loader, no policy",
                List.of("pipeline = trend.portfolio.app.PipelineProxy::resolve"),
                List.of(),
                List.of(),
                Map.of("pipeline", "TREND_PIPELINE_PROXY_SIMPLE=1"),
                errors,
                lastError,
                0);
    }

    public static ActivityReport activity(WalkReport walks, PointReport... points) {
        return new ActivityReport(List.of(points), walks);
    }

    public static PointReport point(String name, long inDefault, long inSimple, PathReport... paths) {
        return new PointReport(
                name, List.of(paths), List.of(), new TreeMap<>(Map.of("default", inDefault, "simple", inSimple)));
    }

    public static PointReport withSteps(PointReport point, StepReport... steps) {
        return new PointReport(point.point(), point.paths(), List.of(steps), point.modes());
    }

    /** So many resolutions of so many nanoseconds each, spread over the recording. */
    public static PathReport path(String name, long count, long nanosEach) {
        return path(name, count, 0, nanosEach, Percentiles.EVENTS, null);
    }

    public static PathReport path(
            String name, long count, long failures, long nanosEach, Percentiles percentiles, @Nullable String failure) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            // Not all of them alike, and some of them empty.
            values.add(i % 7 == 3 ? 0 : count / BUCKETS * (1 + i % 3) / 2);
        }
        return new PathReport(
                name,
                count,
                failures,
                count * nanosEach,
                nanosEach / 3,
                nanosEach,
                nanosEach * 8,
                nanosEach * 100,
                new PercentileRange(nanosEach / 2, nanosEach * 2),
                new PercentileRange(nanosEach * 4, nanosEach * 16),
                count * nanosEach,
                percentiles,
                percentiles == Percentiles.EVENTS ? 0 : count / 2,
                0,
                failure,
                List.of(
                        new LatencyBin(nanosEach / 3, nanosEach, count / 4),
                        new LatencyBin(nanosEach, nanosEach * 2, count - count / 4 - 1),
                        new LatencyBin(nanosEach * 80, nanosEach * 100, 1)),
                series(values));
    }

    public static WalkReport noWalks() {
        TimeSeries none = series(List.of());
        return new WalkReport(0, 0, 0, 0, 0, 0, 0, none, none, none);
    }

    /** Walks that resolutions waited for, over ever more classes. */
    public static WalkReport walks(long count, long nanosEach, long classes) {
        List<Long> counts = IntStream.range(0, BUCKETS)
                .mapToObj(i -> i % 5 == 2 ? 0L : count / BUCKETS)
                .toList();
        return new WalkReport(
                count,
                count * nanosEach,
                nanosEach * 3,
                count * classes,
                classes,
                count,
                count * nanosEach,
                series(counts),
                series(counts.stream().map(value -> value * nanosEach).toList()),
                series(IntStream.range(0, BUCKETS)
                        .mapToObj(i -> i % 5 == 2 ? 0L : classes * (BUCKETS + i) / (2 * BUCKETS))
                        .toList()));
    }

    public static StepReport step(String path, long count, long chosen, long nanos, @Nullable String failure) {
        return new StepReport(path, count, chosen, count - chosen, 0, failure == null ? 0 : 1, nanos, failure);
    }

    public static VersionReport version(
            String className, String loader, String codeSource, @Nullable Boolean honoured, String why, long used) {
        return new VersionReport(
                className,
                loader,
                codeSource,
                honoured != null,
                used > 0,
                honoured,
                why,
                START,
                null,
                used,
                used,
                START);
    }

    private static TimeSeries series(List<Long> values) {
        return new TimeSeries(START - START % (SECOND / 5), SECOND / 5, values);
    }
}
