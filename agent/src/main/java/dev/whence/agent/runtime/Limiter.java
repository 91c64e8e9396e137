package dev.whence.agent.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Lets so many single events a second through, and no more; after that a caller reads one number. */
public final class Limiter {
    private static final long NONE = -1;

    private final long configured;
    /** 0 for all, {@link #NONE} for none. A plain field: who asks has read a volatile switch just before. */
    private long perSecond;
    /** The latest second in the upper half, what was let through in it in the lower. */
    private final AtomicLong state = new AtomicLong();

    /**
     * Makes a limiter.
     *
     * @param perSecond 0 for no limit
     */
    public Limiter(int perSecond) {
        this.configured = perSecond;
        this.perSecond = perSecond;
    }

    /** Lets nothing through until {@link #open}. */
    void close() {
        perSecond = NONE;
    }

    /** Lets through what it was made for. */
    void open() {
        perSecond = configured;
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
        long most = perSecond;
        if (most == 0) {
            return true;
        }
        while (true) {
            long known = state.get();
            long latest = known >>> 32;
            long used = second <= latest ? known & 0xffffffffL : 0;
            if (used >= most) {
                return false;
            }
            if (state.compareAndSet(known, Math.max(second, latest) << 32 | used + 1)) {
                return true;
            }
        }
    }
}
