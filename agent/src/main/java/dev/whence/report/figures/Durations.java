package dev.whence.report.figures;

import java.util.Arrays;

/** How many resolutions took how long, to within some 6 %: small, since there may be one for each of 50,000 answers. */
public final class Durations {
    /** Parts of each power of two. */
    private static final int PARTS_BITS = 4;

    private static final int PARTS = 1 << PARTS_BITS;

    private long count;
    /** The number of the bucket that {@code counts[0]} is for. */
    private int base;

    private int[] counts = {};

    /** Adds one, in nanoseconds. */
    public void add(long nanos) {
        add(bucket(Math.max(0, nanos)), 1);
    }

    public void add(Durations other) {
        for (int i = 0; i < other.counts.length; i++) {
            if (other.counts[i] > 0) {
                add(other.base + i, other.counts[i]);
            }
        }
    }

    public long count() {
        return count;
    }

    /** The middle of what half of them did not exceed, in nanoseconds; 0 where there are none. */
    public long median() {
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i];
            if (2 * below >= count) {
                return middle(base + i);
            }
        }
        return 0;
    }

    private void add(int bucket, int more) {
        if (counts.length == 0) {
            base = bucket;
            counts = new int[1];
        } else if (bucket < base) {
            int[] grown = new int[counts.length + base - bucket];
            System.arraycopy(counts, 0, grown, base - bucket, counts.length);
            counts = grown;
            base = bucket;
        } else if (bucket >= base + counts.length) {
            counts = Arrays.copyOf(counts, bucket - base + 1);
        }
        counts[bucket - base] += more;
        count += more;
    }

    /** Below 16 ns each value has its own; above, each power of two has 16. */
    private static int bucket(long nanos) {
        if (nanos < PARTS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - PARTS_BITS - Long.numberOfLeadingZeros(nanos);
        return shift * PARTS + (int) (nanos >> shift);
    }

    private static long middle(int bucket) {
        if (bucket < PARTS) {
            return bucket;
        }
        int shift = bucket / PARTS - 1;
        long low = (long) (bucket - shift * PARTS) << shift;
        return low + (1L << shift) / 2;
    }
}
