package dev.whence.report.tally;

import dev.whence.report.figures.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.LongBinaryOperator;

/**
 * Gathers values over a time whose length is not known beforehand, in a fixed number of buckets.
 *
 * <p>A bucket's width is 10 ms times a power of two, and buckets begin at multiples of it since the epoch. When the buckets
 * do not reach, their width doubles and neighbours are merged; so two lines can always be brought to one width exactly.
 */
final class Timeline {
    static final int BUCKETS = 240;

    private static final long[] NONE = {};
    private static final long FINEST_NANOS = 10_000_000L;

    private final LongBinaryOperator merge;
    /** None before something is added: most lines of a path stay empty, and a report may hold thousands. */
    private long[] values = NONE;

    private long width = FINEST_NANOS;
    /** Number of the first bucket, counted from the epoch. */
    private long first;

    private int used;
    /** The bucket that was last added to, which the next value mostly belongs to as well. */
    private long from;

    private long to;
    private int index;

    private Timeline(LongBinaryOperator merge) {
        this.merge = merge;
    }

    static Timeline ofSums() {
        return new Timeline(Long::sum);
    }

    static Timeline ofMaxima() {
        return new Timeline(Math::max);
    }

    void add(long nanos, long value) {
        if (nanos < from || nanos >= to) {
            find(nanos);
        }
        values[index] = merge.applyAsLong(values[index], value);
    }

    /**
     * Adds what came in at some time between two moments, and makes no bucket narrower than that: the value is divided
     * among the buckets as the time between the moments is. For lines of sums.
     *
     * @param from when it began, since the epoch
     * @param until when it ended, since the epoch, and later
     */
    void addBetween(long from, long until, long value) {
        while (width < until - from) {
            coarsen();
        }
        // Not wider than a bucket, so there are two of them at most.
        long boundary = Math.floorDiv(until - 1, width) * width;
        long before = boundary <= from ? 0 : Math.round((double) value * (boundary - from) / (until - from));
        if (before > 0) {
            add(from, before);
        }
        if (value > before) {
            add(until - 1, value - before);
        }
    }

    void add(Timeline other) {
        while (other.used > 0 && width < other.width) {
            coarsen();
        }
        for (int i = 0; i < other.used; i++) {
            if (other.values[i] != 0) {
                add((other.first + i) * other.width, other.values[i]);
            }
        }
    }

    void clear() {
        Arrays.fill(values, 0, used, 0);
        used = 0;
        from = 0;
        to = 0;
        width = FINEST_NANOS;
    }

    /** The lines as series of one width and one beginning, in the order given. */
    static List<TimeSeries> align(Collection<Timeline> lines) {
        List<Timeline> filled = lines.stream().filter(line -> line.used > 0).toList();
        long width = filled.stream().mapToLong(line -> line.width).max().orElse(FINEST_NANOS);
        while (true) {
            long common = width;
            long start = filled.stream()
                    .mapToLong(line -> Math.floorDiv(line.first * line.width, common))
                    .min()
                    .orElse(0);
            long end = filled.stream()
                    .mapToLong(line -> Math.floorDiv((line.first + line.used - 1) * line.width, common))
                    .max()
                    .orElse(-1);
            if (end - start < BUCKETS) {
                List<TimeSeries> series = new ArrayList<>();
                for (Timeline line : lines) {
                    series.add(line.series(start, (int) (end - start + 1), width));
                }
                return series;
            }
            width *= 2;
        }
    }

    private TimeSeries series(long start, int count, long common) {
        long[] merged = new long[count];
        for (int i = 0; i < used; i++) {
            int slot = (int) (Math.floorDiv((first + i) * width, common) - start);
            merged[slot] = merge.applyAsLong(merged[slot], values[i]);
        }
        List<Long> list = new ArrayList<>(count);
        if (used > 0) {
            for (long value : merged) {
                list.add(value);
            }
        }
        return new TimeSeries(start * common, common, List.copyOf(list));
    }

    private void find(long nanos) {
        long bucket = Math.floorDiv(nanos, width);
        if (used == 0) {
            values = values == NONE ? new long[BUCKETS] : values;
            first = bucket;
            used = 1;
        }
        while (!reach(bucket)) {
            coarsen();
            bucket = Math.floorDiv(nanos, width);
        }
        index = (int) (bucket - first);
        from = bucket * width;
        to = from + width;
    }

    private boolean reach(long bucket) {
        if (bucket < first) {
            long shift = first - bucket;
            if (shift + used > BUCKETS) {
                return false;
            }
            System.arraycopy(values, 0, values, (int) shift, used);
            Arrays.fill(values, 0, (int) shift, 0);
            first = bucket;
            used += (int) shift;
            return true;
        }
        if (bucket - first >= BUCKETS) {
            return false;
        }
        used = Math.max(used, (int) (bucket - first) + 1);
        return true;
    }

    private void coarsen() {
        long newFirst = Math.floorDiv(first, 2);
        int newUsed = 0;
        // In place: no bucket moves up.
        for (int i = 0; i < used; i++) {
            int slot = (int) (Math.floorDiv(first + i, 2) - newFirst);
            values[slot] = slot < newUsed ? merge.applyAsLong(values[slot], values[i]) : values[i];
            newUsed = slot + 1;
        }
        Arrays.fill(values, newUsed, used, 0);
        first = newFirst;
        used = newUsed;
        width *= 2;
        from = 0;
        to = 0;
    }
}
