package dev.whence.agent.answer;

/**
 * Converts the recorder's ticks to what events show.
 *
 * @param ticks a moment in ticks
 * @param epochMillis the same moment in milliseconds since the epoch
 * @param nanosPerTick the length of a tick
 */
public record TickScale(long ticks, long epochMillis, double nanosPerTick) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** A length of time in nanoseconds. */
    long nanos(long length) {
        return Math.round(length * nanosPerTick);
    }

    /** A moment in milliseconds since the epoch. */
    long epochMillis(long moment) {
        return epochMillis + Math.round((moment - ticks) * nanosPerTick / NANOS_PER_MILLI);
    }
}
