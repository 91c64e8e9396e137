package dev.whence;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many single events a second through, and no more; after that a caller reads one number.
 *
 * <p>A second is counted by the events' own clock, whose unit is measured once: it may be off by a thousandth.
 */
final class Limiter {
    private final long perSecond;
    private final long ticksPerSecond;
    /** The second in the upper half, what was let through in it in the lower. */
    private final AtomicLong state = new AtomicLong();

    /**
     * @param perSecond 0 for no limit
     * @param ticksPerSecond the unit of the times that are passed
     */
    Limiter(int perSecond, long ticksPerSecond) {
        this.perSecond = perSecond;
        this.ticksPerSecond = Math.max(1, ticksPerSecond);
    }

    boolean letsThrough(long ticks) {
        if (perSecond == 0) {
            return true;
        }
        long second = ticks / ticksPerSecond & 0x7fffffffL;
        while (true) {
            long known = state.get();
            long used = known >>> 32 == second ? known & 0xffffffffL : 0;
            if (used >= perSecond) {
                return false;
            }
            if (state.compareAndSet(known, second << 32 | used + 1)) {
                return true;
            }
        }
    }
}
