package dev.whence.command.view;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import java.util.List;
import java.util.function.Predicate;

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
public record WatchSample(
        long nanos, List<Row> rows, long walks, long walkNanos, long walkedClasses, List<Line> versions) {
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
     * @param points those that count, by their names
     */
    public static WatchSample between(Answer before, Answer now, long nanos, Predicate<String> points) {
        Line then = before.first(LineKind.WALKS);
        Line walks = now.first(LineKind.WALKS);
        List<Row> rows = now.all(LineKind.PATH)
                .filter(path -> points.test(path.text("point")))
                .map(path -> new Row(
                        path.text("point"),
                        path.text("path"),
                        path.number("recent"),
                        path.number("count"),
                        path.number("p50"),
                        path.number("p99"),
                        path.number("max")))
                .toList();
        return new WatchSample(
                Math.max(1, nanos),
                rows,
                walks.number("count") - then.number("count"),
                walks.number("nanos") - then.number("nanos"),
                walks.number("classes") - then.number("classes"),
                now.all(LineKind.VERSION).toList());
    }

    double perSecond(long count) {
        return count * SECOND / nanos;
    }
}
