package dev.whence.agent.runtime;

import dev.whence.agent.protocol.Buckets;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts the durations of one path by some of the threads: no lock, no allocation. A tally that one thread alone counts
 * in (see {@link Stripes}) takes two plain additions a call; one that several share, two atomic ones, which cost 5 ns
 * each even where nobody else is there.
 *
 * <p>Durations fall into {@link Buckets}, so that a percentile read from the middle of one is within 0.8 %. (The
 * layout is that of HdrHistogram; its recorder is not used because its three to five atomic operations a call, on lines
 * that all threads share, cost more than the event.) Counts only grow; who takes them
 * out remembers how far it came: each is counted exactly once.
 */
final class Tally {
    /** What became of a resolution's own event. */
    enum Fate {
        WRITTEN,
        BELOW_THRESHOLD,
        OVER_LIMIT
    }

    private static final Fate[] FATES = Fate.values();

    private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(AtomicLongArray[].class);
    private static final VarHandle TOTAL = field("total");
    private static final VarHandle NESTED = field("nested");
    private static final VarHandle INNER = field("inner");
    private static final VarHandle MIN = field("min");
    private static final VarHandle MAX = field("max");

    private final boolean shared;
    /**
     * Buckets by what became of the single event, first of the calls that gave an answer, then of those that failed. So
     * neither count needs an addition of its own, and no error can come between a call's count and its failure's.
     */
    private final @Nullable AtomicLongArray[] counts = new @Nullable AtomicLongArray[2 * FATES.length];

    /**
     * Whether an error came in the middle of a call that several threads may have counted beside: what was counted since
     * the last time is dropped whole. One thread alone takes its own call back.
     */
    private volatile boolean torn;

    private long total;
    private long nested;
    private long inner;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    private final long[][] takenCounts = new long[2 * FATES.length][];
    private long takenTotal;
    private long takenNested;
    private long takenInner;

    /**
     * Makes a tally.
     *
     * @param shared whether several threads may count in it at once
     */
    Tally(boolean shared) {
        this.shared = shared;
    }

    /** Counts a call that is not nested and has none within it. */
    void add(long duration, Fate fate, boolean failed) {
        add(duration, 0, 0, fate, failed);
    }

    /**
     * Counts a call. Its bucket comes last: what is counted there has its part in the rest already.
     *
     * @param within how long the resolutions within it took
     * @param ownInner its own duration, if it is within another resolution of the same point
     */
    void add(long duration, long within, long ownInner, Fate fate, boolean failed) {
        int index = failed ? FATES.length + fate.ordinal() : fate.ordinal();
        AtomicLongArray present = counts[index];
        AtomicLongArray buckets = present != null ? present : first(index);
        long oldTotal = total;
        long oldNested = nested;
        long oldInner = inner;
        boolean begun = false;
        try {
            plus(TOTAL, oldTotal, duration);
            begun = true;
            if (within != 0) {
                plus(NESTED, oldNested, within);
            }
            if (ownInner != 0) {
                plus(INNER, oldInner, ownInner);
            }
            count(duration, buckets);
        } catch (Throwable error) {
            // Assignments alone: there may be no stack for a call.
            if (!shared) {
                total = oldTotal;
                nested = oldNested;
                inner = oldInner;
            } else if (begun) {
                torn = true;
            }
            throw error;
        }
    }

    private void plus(VarHandle sum, long known, long more) {
        if (shared) {
            sum.getAndAdd(this, more);
        } else {
            // Opaque: a 32-bit JVM must not write it in two halves.
            sum.setOpaque(this, known + more);
        }
    }

    private void count(long duration, AtomicLongArray buckets) {
        if (duration < min) {
            lower(duration);
        }
        if (duration > max) {
            raise(duration);
        }
        int bucket = Buckets.of(duration);
        if (shared) {
            buckets.getAndAdd(bucket, 1);
        } else {
            buckets.setRelease(bucket, buckets.getPlain(bucket) + 1);
        }
    }

    /** How many calls were counted, and of how many the single event was written: read beside those who count. */
    void countInto(CallCounts counts) {
        for (int index = 0; index < this.counts.length; index++) {
            AtomicLongArray buckets = (AtomicLongArray) COUNTS.getAcquire(this.counts, index);
            if (buckets != null) {
                long calls = 0;
                for (int i = 0; i < Buckets.COUNT; i++) {
                    calls += buckets.getOpaque(i);
                }
                counts.add(calls, FATES[index % FATES.length] == Fate.WRITTEN);
            }
        }
    }

    /**
     * Takes all out and adds it to a summary; one thread at a time. A call that comes meanwhile may be divided between two
     * parts, its count in the later one; so where nothing was counted the rest stays, and no part is ever lost.
     */
    void drainTo(PathSummary summary) {
        boolean dropped = torn;
        if (dropped) {
            torn = false;
        }
        take(dropped ? new PathSummary() : summary, dropped);
    }

    private void take(PathSummary summary, boolean all) {
        long before = summary.count;
        for (int index = 0; index < counts.length; index++) {
            AtomicLongArray buckets = (AtomicLongArray) COUNTS.getAcquire(counts, index);
            if (buckets != null) {
                long counted = summary.count;
                take(buckets, index, summary);
                if (index >= FATES.length) {
                    summary.failures += summary.count - counted;
                }
            }
        }
        if (summary.count == before && !all) {
            return;
        }
        long newTotal = (long) TOTAL.getVolatile(this);
        summary.total += newTotal - takenTotal;
        takenTotal = newTotal;
        long newNested = (long) NESTED.getVolatile(this);
        summary.nested += newNested - takenNested;
        takenNested = newNested;
        long newInner = (long) INNER.getVolatile(this);
        summary.inner += newInner - takenInner;
        takenInner = newInner;
        summary.min = Math.min(summary.min, (long) MIN.getAndSet(this, Long.MAX_VALUE));
        summary.max = Math.max(summary.max, (long) MAX.getAndSet(this, Long.MIN_VALUE));
    }

    private void take(AtomicLongArray buckets, int index, PathSummary summary) {
        long[] taken = takenCounts[index];
        if (taken == null) {
            taken = new long[Buckets.COUNT];
            takenCounts[index] = taken;
        }
        for (int i = 0; i < Buckets.COUNT; i++) {
            long count = buckets.getAcquire(i);
            if (count != taken[i]) {
                summary.add(i, count - taken[i], FATES[index % FATES.length]);
                taken[i] = count;
            }
        }
    }

    private AtomicLongArray first(int index) {
        AtomicLongArray fresh = new AtomicLongArray(Buckets.COUNT);
        AtomicLongArray other = (AtomicLongArray) COUNTS.compareAndExchange(counts, index, null, fresh);
        return other == null ? fresh : other;
    }

    private void lower(long duration) {
        long known = (long) MIN.getVolatile(this);
        while (duration < known && !MIN.compareAndSet(this, known, duration)) {
            known = (long) MIN.getVolatile(this);
        }
    }

    private void raise(long duration) {
        long known = (long) MAX.getVolatile(this);
        while (duration > known && !MAX.compareAndSet(this, known, duration)) {
            known = (long) MAX.getVolatile(this);
        }
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(Tally.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
