package dev.whence.command;

import dev.whence.command.Answer.Line;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a JVM between two questions of {@code watch}.
 *
 * @param nanos how long that was
 * @param rows what was resolved, by point and path
 * @param walks walks over the loaded classes
 * @param walkNanos how long they took
 * @param walkedClasses how many classes they looked at
 * @param versions the versions that are loaded
 */
record Interval(long nanos, List<Row> rows, long walks, long walkNanos, long walkedClasses, List<Line> versions) {
    private static final double SECOND = 1e9;

    /**
     * One path of one point. Times are nanoseconds; 0 where nothing was resolved.
     *
     * @param count resolutions in the interval
     * @param total resolutions since weaving
     */
    record Row(String point, String path, long count, long total, long p50, long p99, long max) {}

    /**
     * Compares two answers.
     *
     * @param point the only point that counts, or null for all
     */
    static Interval between(Answer before, Answer now, long nanos, @Nullable String point) {
        Line then = before.first("walks");
        Line walks = now.first("walks");
        List<Row> rows = now.all("path")
                .filter(path -> point == null || Objects.equals(point, path.text(0)))
                .map(path -> new Row(
                        path.text(0),
                        path.text(1),
                        path.number(4),
                        path.number(2),
                        path.number(5),
                        path.number(6),
                        path.number(7)))
                .toList();
        return new Interval(
                Math.max(1, nanos),
                rows,
                walks.number(0) - then.number(0),
                walks.number(1) - then.number(1),
                walks.number(2) - then.number(2),
                now.all("version").toList());
    }

    double perSecond(long count) {
        return count * SECOND / nanos;
    }
}
