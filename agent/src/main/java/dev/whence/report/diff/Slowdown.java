package dev.whence.report.diff;

import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;

/**
 * Decides whether something got slower by more than two runs of one program differ.
 *
 * <p>By the median alone: on a machine that is busy, means of the same key differ by a factor of ten and more from run to run,
 * medians by less than two. It did where the median is at least twice what it was, and at least 1 µs more, of at least 100
 * resolutions in each run. Where summaries bound a median, the lower bound now is compared with the upper one before.
 */
final class Slowdown {
    private static final long FEWEST = 100;
    private static final long FACTOR = 2;
    private static final long LEAST_NANOS = 1_000;

    private Slowdown() {}

    static boolean of(Timing before, Timing now) {
        return before.nanosEach() > 0
                && before.count() >= FEWEST
                && now.count() >= FEWEST
                && now.nanosEach() >= FACTOR * before.nanosEach()
                && now.nanosEach() - before.nanosEach() >= LEAST_NANOS;
    }

    static boolean of(PathReport before, PathReport now) {
        return of(
                new Timing(
                        before.count(),
                        before.percentiles() == Percentiles.SUMMARIES
                                ? before.p50Range().toNanos()
                                : before.p50Nanos()),
                new Timing(
                        now.count(),
                        now.percentiles() == Percentiles.SUMMARIES
                                ? now.p50Range().fromNanos()
                                : now.p50Nanos()));
    }
}
