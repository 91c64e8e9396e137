package dev.whence.report.tally;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts values in buckets whose width is a fixed part of the values in them, and keeps only those that are not empty.
 *
 * <p>The layout is that of HdrHistogram. Its own histograms are not used: a path of one recording has some hundred buckets, of
 * which its dense form makes 170 kB and its packed one needs microseconds to find one, and a report adds up tens of thousands.
 */
final class BucketCounts {
    private static final int SMALLEST = 16;
    private static final int MULTIPLIER = 0x9E3779B9;

    /** A bucket holds what agrees in so many bits from the highest on. */
    private final int bits;
    /** Numbers of buckets plus one, so that 0 is an empty place. */
    private int[] keys = new int[SMALLEST];

    private long[] counts = new long[SMALLEST];
    private int size;
    private long total;
    /** The numbers of the buckets in rising order; null where they are not sorted yet. */
    private int @Nullable [] sorted;

    /** Takes a value, or the middle of many, and how often it was met. */
    interface Reader {
        void take(long value, long count);
    }

    /**
     * Makes an empty one.
     *
     * @param bits 8 makes a bucket at most 1/128 of its values wide, 11 makes it 1/1024
     */
    BucketCounts(int bits) {
        this.bits = bits;
    }

    private BucketCounts(BucketCounts other) {
        bits = other.bits;
        keys = other.keys.clone();
        counts = other.counts.clone();
        size = other.size;
        total = other.total;
        sorted = other.sorted;
    }

    BucketCounts copy() {
        return new BucketCounts(this);
    }

    int bits() {
        return bits;
    }

    /** How many values there are. */
    long total() {
        return total;
    }

    /** Adds a value, which is not negative, so many times. */
    void add(long value, long count) {
        addTo(bucket(value), count);
    }

    /** Adds all values of another one; where it has other buckets, as the middles of these. */
    void add(BucketCounts other) {
        reserve(Math.max(size, other.size));
        for (int i = 0; i < other.keys.length; i++) {
            int key = other.keys[i];
            if (key != 0) {
                addTo(other.bits == bits ? key - 1 : bucket(other.middle(key - 1)), other.counts[i]);
            }
        }
    }

    void clear() {
        Arrays.fill(keys, 0);
        size = 0;
        total = 0;
        sorted = null;
    }

    /** The highest value that falls together with the one that {@code percentile} of 100 do not exceed; 0 where there is none. */
    long highest(double percentile) {
        return total == 0 ? 0 : lowest(bucketAt(percentile) + 1) - 1;
    }

    /** The lowest such value. */
    long lowest(double percentile) {
        return total == 0 ? 0 : lowest(bucketAt(percentile));
    }

    /** Gives the middle of each bucket that is not empty, in rising order. */
    void forEach(Reader reader) {
        for (int bucket : sorted()) {
            reader.take(middle(bucket), counts[place(bucket + 1)]);
        }
    }

    private int bucketAt(double percentile) {
        long wanted = Math.max(1, (long) Math.ceil(Math.nextDown(percentile) * total / 100));
        long below = 0;
        int last = 0;
        for (int bucket : sorted()) {
            last = bucket;
            below += counts[place(bucket + 1)];
            if (below >= wanted) {
                break;
            }
        }
        return last;
    }

    private int bucket(long value) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - bits);
        return (shift << bits - 1) + (int) (value >>> shift);
    }

    private long lowest(int bucket) {
        int shift = shift(bucket);
        return (long) (bucket - (shift << bits - 1)) << shift;
    }

    private long middle(int bucket) {
        return lowest(bucket) + (1L << shift(bucket) >> 1);
    }

    private int shift(int bucket) {
        return Math.max(0, (bucket >> bits - 1) - 1);
    }

    private int[] sorted() {
        int[] all = sorted;
        if (all == null) {
            all = new int[size];
            int count = 0;
            for (int key : keys) {
                if (key != 0) {
                    all[count++] = key - 1;
                }
            }
            Arrays.sort(all);
            sorted = all;
        }
        return all;
    }

    private void addTo(int bucket, long count) {
        int place = place(bucket + 1);
        if (keys[place] == 0) {
            if (size >= keys.length / 2) {
                reserve(keys.length);
                place = place(bucket + 1);
            }
            keys[place] = bucket + 1;
            counts[place] = 0;
            size++;
            sorted = null;
        }
        counts[place] += count;
        total += count;
    }

    /** Has room for so many buckets. */
    private void reserve(int wanted) {
        if (wanted <= keys.length / 2) {
            return;
        }
        int[] oldKeys = keys;
        long[] oldCounts = counts;
        int capacity = Math.max(SMALLEST, Integer.highestOneBit(wanted - 1) * 4);
        keys = new int[capacity];
        counts = new long[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                counts[place] = oldCounts[i];
            }
        }
    }

    /** The place of a key, or the empty one where it belongs. */
    private int place(int key) {
        int mask = keys.length - 1;
        int place = key * MULTIPLIER >>> Integer.numberOfLeadingZeros(mask);
        while (keys[place] != 0 && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }
}
