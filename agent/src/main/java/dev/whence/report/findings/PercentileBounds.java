package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.PercentileRange;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.PointReport;
import java.util.List;

/** Says between which durations an estimated percentile lies. */
public final class PercentileBounds {
    private PercentileBounds() {}

    /** A line for each path whose percentiles are estimated. */
    public static List<String> of(PointReport point) {
        return point.paths().stream()
                .filter(path -> path.percentiles() == Percentiles.SUMMARIES)
                .map(path -> (path.path().isEmpty() ? "p50" : path.path() + ": p50") + " lies between "
                        + text(path.p50Range()) + ", p99 between " + text(path.p99Range()) + ".")
                .toList();
    }

    private static String text(PercentileRange range) {
        return HumanReadable.time(range.fromNanos()) + " and " + HumanReadable.time(range.toNanos());
    }
}
