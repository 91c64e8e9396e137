package dev.whence.report.tally;

import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.StepReport;
import dev.whence.report.figures.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One point's settled figures, of one recording or of several. */
final class PointTotals {
    private final Map<String, PathTotals> paths = new TreeMap<>();
    private final Map<String, StepTotals> steps = new TreeMap<>();
    private final SortedMap<String, Long> modes = new TreeMap<>();

    PathTotals path(String path) {
        return paths.computeIfAbsent(path, name -> new PathTotals());
    }

    StepTotals step(String path) {
        return steps.computeIfAbsent(path, name -> new StepTotals());
    }

    void mode(String mode, long count) {
        modes.merge(mode, count, Long::sum);
    }

    /** How many resolutions there are. */
    long count() {
        return paths.values().stream().mapToLong(PathTotals::count).sum();
    }

    List<Timeline> timelines() {
        return paths.values().stream().map(PathTotals::timeline).toList();
    }

    /**
     * Makes the report.
     *
     * @param series has as many next as it gave timelines, in their order; null for a report without them
     * @param latencies whether the report has them
     */
    PointReport report(String point, @Nullable Iterator<TimeSeries> series, boolean latencies) {
        List<PathReport> pathReports = new ArrayList<>();
        paths.forEach((name, path) ->
                pathReports.add(path.report(name, series == null ? TimeSeries.EMPTY : series.next(), latencies)));
        pathReports.sort(Comparator.comparingLong(PathReport::count).reversed().thenComparing(PathReport::path));
        List<StepReport> stepReports = new ArrayList<>();
        steps.forEach((name, step) -> stepReports.add(step.report(name)));
        stepReports.sort(
                Comparator.comparingLong(StepReport::totalNanos).reversed().thenComparing(StepReport::path));
        return new PointReport(
                point,
                List.copyOf(pathReports),
                List.copyOf(stepReports),
                modes.isEmpty() ? Collections.emptySortedMap() : new TreeMap<>(modes));
    }
}
