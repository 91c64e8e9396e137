package dev.whence.jmc;

import java.util.List;
import java.util.function.Predicate;

/**
 * What came of one path of one point.
 *
 * @param count resolutions that took the path
 * @param failures those that ended by an exception
 * @param nanos their durations' sum in nanoseconds
 */
record PathFigures(String point, String path, long count, long failures, long nanos) {

    static PathFigures sum(List<PathFigures> figures, Predicate<PathFigures> which) {
        long count = 0;
        long failures = 0;
        long nanos = 0;
        for (PathFigures each : figures) {
            if (which.test(each)) {
                count += each.count;
                failures += each.failures;
                nanos += each.nanos;
            }
        }
        return new PathFigures("", "", count, failures, nanos);
    }
}
