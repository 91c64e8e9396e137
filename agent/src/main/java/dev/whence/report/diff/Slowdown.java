package dev.whence.report.diff;

import dev.whence.report.figures.PathReport;

/**
 * Decides whether something got slower by more than two runs of one program differ.
 *
 * <p>A key did where the mean of its self times without the longest is at least twice what it was, and the time that this
 * adds up to is at least 10 ms, and more than three times the longest resolution: no single pause of the JVM makes that. A
 * path of a point did where the median, at its certain lower bound, is at least twice its certain upper bound before, and
 * the difference at least 1 µs. Both need 100 resolutions in each run.
 */
final class Slowdown {
    private static final long FEWEST = 100;
    private static final long FACTOR = 2;
    private static final long LEAST_NANOS = 10_000_000;
    private static final long LEAST_OF_ONE = 1_000;
    private static final long LONGEST_ONES = 3;

    private Slowdown() {}

    static boolean of(KeyAnswers before, KeyAnswers now) {
        Timing was = before.time();
        Timing is = now.time();
        long more = (is.nanosEach() - was.nanosEach()) * is.count();
        return was.count() >= FEWEST
                && is.count() >= FEWEST
                && is.nanosEach() >= FACTOR * was.nanosEach()
                && more >= LEAST_NANOS
                && more > LONGEST_ONES * now.max();
    }

    static boolean of(PathReport before, PathReport now) {
        long was = before.p50Range().toNanos();
        long is = now.p50Range().fromNanos();
        return before.count() >= FEWEST && now.count() >= FEWEST && is >= FACTOR * was && is - was >= LEAST_OF_ONE;
    }
}
