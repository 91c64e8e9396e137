package dev.whence.report.tally;

/**
 * Since when a summary counts: it has the time at which it was written, and counts since the one before it.
 *
 * <p>A path that is not used has no summaries, so that the one before it may be long ago: then it counts for a period, which
 * is a second unless summaries came in another one lately.
 */
final class SummaryTimes {
    /** The period that an agent's settings have. */
    private static final long PERIOD = 1_000_000_000L;

    /** A period in which the machine was busy, and not two. */
    private static final double LATE = 1.5;

    private static final long LONGEST_PERIOD = 3_600 * PERIOD;

    /** The summaries of all paths are written one after the other, in less. */
    private static final long TOGETHER = 5_000_000L;

    private long last = Long.MIN_VALUE;
    private long from;
    private long gap;

    /**
     * Since when.
     *
     * @param at when the summary was written, in nanoseconds since the epoch
     * @return a moment before it
     */
    long since(long at) {
        if (last == Long.MIN_VALUE || at < last) {
            return begin(at, PERIOD);
        }
        long distance = at - last;
        if (distance < TOGETHER) {
            return Math.min(from, at - 1);
        }
        boolean steady = distance <= LONGEST_PERIOD && distance < gap * LATE && gap < distance * LATE;
        gap = distance;
        return begin(at, distance < PERIOD * LATE || steady ? distance : PERIOD);
    }

    private long begin(long at, long counted) {
        last = at;
        from = at - counted;
        return from;
    }
}
