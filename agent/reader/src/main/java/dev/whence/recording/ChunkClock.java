package dev.whence.recording;

/**
 * When a chunk was recorded, and how the ticks in it become time. Nothing overflows: what cannot be said in 64 bits of
 * nanoseconds is their largest or smallest number, which no chunk's time contains.
 *
 * @param startNanos since the epoch
 * @param durationNanos how long it was recorded into
 * @param startTicks its beginning on the recorder's clock
 * @param ticksPerSecond the speed of that clock
 * @param ticksPerNano the same a nanosecond, which is divided by for each event
 */
record ChunkClock(long startNanos, long durationNanos, long startTicks, long ticksPerSecond, double ticksPerNano) {
    private static final long SECOND = 1_000_000_000L;
    /** No chunk and no event lasts ten years. */
    static final long LONGEST = 10 * 365 * 86_400L * SECOND;
    /** The recorder's clock and the system's may drift apart, and the system's may be set meanwhile. */
    private static final long SLACK = 3_600 * SECOND;

    /** A recorder's clock ticks at 10 MHz (Windows) to some GHz (a processor's counter). */
    private static final long SLOWEST = 1_000;

    private static final long FASTEST = 20 * SECOND;

    ChunkClock(long startNanos, long durationNanos, long startTicks, long ticksPerSecond) {
        this(startNanos, durationNanos, startTicks, ticksPerSecond, ticksPerSecond / 1e9);
    }

    boolean isSound() {
        return startNanos >= 0
                && durationNanos >= 0
                && durationNanos <= LONGEST
                && startNanos <= Long.MAX_VALUE - durationNanos - SLACK
                && startTicks >= 0
                && ticksPerSecond >= SLOWEST
                && ticksPerSecond <= FASTEST;
    }

    /** Nanoseconds since the epoch of a time on the recorder's clock, computed as the JDK computes it. */
    long epochNanos(long ticks) {
        // Start ticks are not negative: the difference cannot become larger, but too small.
        long since = ticks - startTicks;
        return ticks < 0 && since >= 0 ? Long.MIN_VALUE : saturatedSum(startNanos, nanos(since));
    }

    long nanos(long ticks) {
        return ticksPerSecond == SECOND ? ticks : (long) (ticks / ticksPerNano);
    }

    /** Whether an event can have been written by the end of the chunk: it may have begun long before. */
    boolean endsInTime(long eventStart, long eventDuration) {
        return eventStart >= 0 && eventStart <= startNanos + durationNanos + SLACK - eventDuration;
    }

    /** Whether an event was written after the chunk began. */
    boolean endsAfterStart(long eventStart, long eventDuration) {
        return eventStart >= startNanos - SLACK - eventDuration;
    }

    private static long saturatedSum(long notNegative, long other) {
        long sum = notNegative + other;
        return other > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }
}
