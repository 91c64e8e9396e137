package dev.whence.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One point's settled figures, of one recording or of several. */
final class SettledPoint {
    private final Map<String, Settled> paths = new TreeMap<>();
    private final Map<String, StepTally> steps = new TreeMap<>();
    private long defaultMode;
    private long simpleMode;

    Settled path(String path) {
        return paths.computeIfAbsent(path, name -> new Settled());
    }

    StepTally step(String path) {
        return steps.computeIfAbsent(path, name -> new StepTally());
    }

    void modes(long inDefault, long inSimple) {
        defaultMode += inDefault;
        simpleMode += inSimple;
    }

    void add(SettledPoint other) {
        other.paths.forEach((name, path) -> path(name).add(path));
        other.steps.forEach((name, step) -> step(name).add(step));
        modes(other.defaultMode, other.simpleMode);
    }

    List<Timeline> timelines() {
        return paths.values().stream().map(Settled::timeline).toList();
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
        return new PointReport(point, List.copyOf(pathReports), List.copyOf(stepReports), defaultMode, simpleMode);
    }
}
