package dev.whence.report.figures;

import java.util.List;

/**
 * One resolution point.
 *
 * @param point its name
 * @param paths the paths that its resolutions took, the most taken first
 * @param steps the steps tried on the way, the longest in total first
 * @param defaultMode resolutions in default mode, as far as that is known
 * @param simpleMode resolutions in simple mode, as far as that is known
 */
public record PointReport(
        String point, List<PathReport> paths, List<StepReport> steps, long defaultMode, long simpleMode) {
    public long count() {
        return paths.stream().mapToLong(PathReport::count).sum();
    }

    public long failures() {
        return paths.stream().mapToLong(PathReport::failures).sum();
    }

    /** How many were not written one by one: of these, no step and no single event tells. */
    public long leftOut() {
        return paths.stream()
                .mapToLong(path -> path.belowThreshold() + path.overLimit())
                .sum();
    }

    public long totalNanos() {
        return paths.stream().mapToLong(PathReport::totalNanos).sum();
    }
}
