package dev.whence;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts the durations of one path by some of the threads: no lock, no allocation, two atomic additions a call.
 *
 * <p>Durations fall into buckets whose width is 1/64 of their value, so that a percentile read from the middle of a
 * bucket is within 0.8 %. (The layout is that of HdrHistogram; its recorder is not used because its three to five
 * atomic operations a call, on lines that all threads share, cost more than the event.) Counts are taken out, not
 * copied: each is told exactly once.
 */
final class Tally {
    /** What became of a resolution's own event. */
    enum Fate {
        WRITTEN,
        BELOW_THRESHOLD,
        OVER_LIMIT
    }

    private static final Fate[] FATES = Fate.values();

    /** Sub-buckets to a power of two. */
    private static final int SUB_BUCKETS = 64;

    private static final int SUB_BITS = 6;
    /** Powers of two that are told apart: up to 2^48 ticks, about a day. */
    private static final int LARGEST_EXPONENT = 47;

    static final int BUCKETS = bucket(Long.MAX_VALUE) + 1;

    /** Buckets by what became of the single event: so that its count needs no addition of its own. */
    private final AtomicReferenceArray<AtomicLongArray> counts = new AtomicReferenceArray<>(FATES.length);

    private final AtomicLong total = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong min = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    /** Counts a call. Its bucket comes last: what is counted there has its part in the rest already. */
    void add(long duration, Fate fate, boolean failed) {
        total.getAndAdd(duration);
        if (failed) {
            failures.getAndIncrement();
        }
        if (duration < min.getPlain()) {
            lower(duration);
        }
        if (duration > max.getPlain()) {
            raise(duration);
        }
        AtomicLongArray buckets = counts.getPlain(fate.ordinal());
        (buckets != null ? buckets : first(fate)).getAndAdd(bucket(duration), 1);
    }

    /**
     * Takes all out and adds it to a summary. A call that comes meanwhile may be told in two parts, its count in the
     * later one; so where nothing was counted the rest stays, and no part is ever lost.
     */
    void drainTo(Summary summary) {
        long before = summary.count;
        for (Fate fate : FATES) {
            AtomicLongArray buckets = counts.get(fate.ordinal());
            for (int i = 0; buckets != null && i < BUCKETS; i++) {
                if (buckets.getPlain(i) != 0) {
                    summary.add(i, buckets.getAndSet(i, 0), fate);
                }
            }
        }
        if (summary.count == before) {
            return;
        }
        summary.total += total.getAndSet(0);
        summary.failures += failures.getAndSet(0);
        summary.min = Math.min(summary.min, min.getAndSet(Long.MAX_VALUE));
        summary.max = Math.max(summary.max, max.getAndSet(Long.MIN_VALUE));
    }

    private AtomicLongArray first(Fate fate) {
        AtomicLongArray fresh = new AtomicLongArray(BUCKETS);
        AtomicLongArray other = counts.compareAndExchange(fate.ordinal(), null, fresh);
        return other == null ? fresh : other;
    }

    private void lower(long duration) {
        long known = min.get();
        while (duration < known && !min.compareAndSet(known, duration)) {
            known = min.get();
        }
    }

    private void raise(long duration) {
        long known = max.get();
        while (duration > known && !max.compareAndSet(known, duration)) {
            known = max.get();
        }
    }

    static int bucket(long duration) {
        if (duration < 2 * SUB_BUCKETS) {
            return (int) Math.max(0, duration);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(duration);
        if (exponent > LARGEST_EXPONENT) {
            return bucket((1L << LARGEST_EXPONENT + 1) - 1);
        }
        int shift = exponent - SUB_BITS;
        return (shift << SUB_BITS) + (int) (duration >>> shift);
    }

    /** The middle of a bucket. */
    static long middle(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return bucket;
        }
        int shift = (bucket >> SUB_BITS) - 1;
        long low = (long) (bucket - (shift << SUB_BITS)) << shift;
        return low + (1L << shift - 1);
    }
}
