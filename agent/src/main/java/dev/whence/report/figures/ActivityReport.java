package dev.whence.report.figures;

import java.util.List;

/**
 * What happened in one recording, or in several together.
 *
 * @param points in the order of their names
 * @param walks all walks over the loaded classes
 */
public record ActivityReport(List<PointReport> points, WalkReport walks) {
    public long resolutions() {
        return points.stream().mapToLong(PointReport::count).sum();
    }

    public long failures() {
        return points.stream().mapToLong(PointReport::failures).sum();
    }

    public long totalNanos() {
        return points.stream().mapToLong(PointReport::totalNanos).sum();
    }

    /** The sum over the points; what one point's resolutions do within another's counts for both. */
    public long outermostNanos() {
        return points.stream().mapToLong(PointReport::outermostNanos).sum();
    }

    /** What the percentiles here come from; the least exact of those that are used. */
    public Percentiles percentiles() {
        return points.stream()
                .flatMap(point -> point.paths().stream())
                .map(PathReport::percentiles)
                .reduce(Percentiles.EVENTS, Percentiles::with);
    }
}
