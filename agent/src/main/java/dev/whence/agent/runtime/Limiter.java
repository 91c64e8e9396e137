package dev.whence.agent.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Lets so many single events a second through, and no more; after that a caller reads one number. */
public final class Limiter {
    private final long perSecond;
    /** The latest second in the upper half, what was let through in it in the lower. */
    private final AtomicLong state = new AtomicLong();

    /**
     * Makes a limiter.
     *
     * @param perSecond 0 for no limit
     */
    public Limiter(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether there is no limit, and nothing to be asked. */
    boolean isOff() {
        return perSecond == 0;
    }

    /**
     * Whether one more event may be written.
     *
     * @param second the number of the second in which it began; one that began in an earlier second than the latest
     *     counts in the latest, since that is when it would be written
     */
    boolean letsThrough(long second) {
        if (perSecond == 0) {
            return true;
        }
        while (true) {
            long known = state.get();
            long latest = known >>> 32;
            long used = second <= latest ? known & 0xffffffffL : 0;
            if (used >= perSecond) {
                return false;
            }
            if (state.compareAndSet(known, Math.max(second, latest) << 32 | used + 1)) {
                return true;
            }
        }
    }
}
