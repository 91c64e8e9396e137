package dev.whence.report.figures;

import java.util.List;
import java.util.SortedMap;

/**
 * One resolution point.
 *
 * @param point its name
 * @param paths the paths that its resolutions took, the most taken first
 * @param steps the steps tried on the way, the longest in total first
 * @param modes how many resolutions took which mode, as far as that is known, by the modes' names; those without a mode
 *     are not in it
 */
public record PointReport(String point, List<PathReport> paths, List<StepReport> steps, SortedMap<String, Long> modes) {
    /** How many resolutions took a mode, as far as that is known. */
    public long inMode(String mode) {
        return modes.getOrDefault(mode, 0L);
    }

    public long count() {
        return paths.stream().mapToLong(PathReport::count).sum();
    }

    public long failures() {
        return paths.stream().mapToLong(PathReport::failures).sum();
    }

    /** How many were not written one by one: for these there is no step and no single event. */
    public long leftOut() {
        return paths.stream()
                .mapToLong(path -> path.belowThreshold() + path.overLimit())
                .sum();
    }

    /** The time that its resolutions took, in which each moment of a thread counts once. */
    public long outermostNanos() {
        return paths.stream().mapToLong(PathReport::outermostNanos).sum();
    }

    public long totalNanos() {
        return paths.stream().mapToLong(PathReport::totalNanos).sum();
    }
}
