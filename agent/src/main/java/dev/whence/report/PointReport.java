package dev.whence.report;

import java.util.List;

/**
 * One resolution point.
 *
 * @param point its name
 * @param paths the paths that its resolutions took, the most taken first
 * @param steps the steps tried on the way, the longest in total first
 * @param defaultMode resolutions written in default mode
 * @param simpleMode resolutions written in simple mode
 */
public record PointReport(
        String point, List<PathReport> paths, List<StepReport> steps, long defaultMode, long simpleMode) {
    public long count() {
        return paths.stream().mapToLong(PathReport::count).sum();
    }

    public long failures() {
        return paths.stream().mapToLong(PathReport::failures).sum();
    }

    public long totalNanos() {
        return paths.stream().mapToLong(PathReport::totalNanos).sum();
    }
}
