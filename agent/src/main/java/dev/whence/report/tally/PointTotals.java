package dev.whence.report.tally;

import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.StepReport;
import dev.whence.report.figures.TimeSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

    List<Timeline> timelines() {
        return paths.values().stream().map(PathTotals::timeline).toList();
    }

    /** Takes as many series as it gave timelines, in their order. */
    PointReport report(String point, Iterator<TimeSeries> series) {
        List<PathReport> pathReports = new ArrayList<>();
        paths.forEach((name, path) -> pathReports.add(path.report(name, series.next())));
        pathReports.sort(Comparator.comparingLong(PathReport::count).reversed().thenComparing(PathReport::path));
        List<StepReport> stepReports = new ArrayList<>();
        steps.forEach((name, step) -> stepReports.add(step.report(name)));
        stepReports.sort(
                Comparator.comparingLong(StepReport::totalNanos).reversed().thenComparing(StepReport::path));
        return new PointReport(point, List.copyOf(pathReports), List.copyOf(stepReports), new TreeMap<>(modes));
    }
}
