package dev.whence.report.tally;

import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.PercentileRange;
import dev.whence.report.figures.Percentiles;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Gathers durations for percentiles within 1 %: two significant digits make a bucket at most 1/128 of its value wide. What
 * an agent's buckets give is up to 0.8 % off already, and is kept with three digits, which add 0.1 %.
 *
 * <p>A duration counts as 100 shares, since that is what a summary's resolutions are laid out as; see
 * {@link Percentiles#SUMMARIES}.
 */
final class LatencyHistogram {
    private static final int SHARES = 100;
    private static final int DIGITS = 2;
    private static final int DIGITS_OF_COUNTED = 3;
    private static final int BINS_PER_DECADE = 10;

    /** An agent's percentile is the middle of a bucket, this part of its value away from what it counted at most. */
    private static final double BUCKET = 1.0 / 128;

    /** None before a duration is added: most of a path's stay empty, and a report may hold thousands. */
    private @Nullable Histogram histogram;

    /** Whether another one has the same histogram, until either changes it. */
    private boolean shared;

    /**
     * The same durations as short as they can have been, and as long; none before a summary is added. Packed, since
     * there are few values.
     */
    private @Nullable Histogram shortest;

    private @Nullable Histogram longest;

    void add(long nanos) {
        long value = Math.max(0, nanos);
        filled().recordValueWithCount(value, SHARES);
        if (shortest != null && longest != null) {
            shortest.recordValueWithCount(value, SHARES);
            longest.recordValueWithCount(value, SHARES);
        }
    }

    /** Adds durations that are the middle of an agent's bucket. */
    void addCounted(long nanos, long count) {
        if (histogram == null) {
            histogram = new PackedHistogram(DIGITS_OF_COUNTED);
        }
        filled().recordValueWithCount(Math.max(0, nanos), count * SHARES);
    }

    /** How many durations there are. */
    long count() {
        return histogram == null ? 0 : histogram.getTotalCount() / SHARES;
    }

    /**
     * Adds what a summary says of its calls: the shortest, the longest, and the nearest ranks of half of them and of 99 of
     * 100. Between two of these a call took at least as long as the one and at most as long as the other.
     */
    void addSummary(long count, long min, long p50, long p99, long max) {
        long half = ceiling(count, 50);
        long most = ceiling(count, 99);
        Histogram low = shortest();
        record(low, min, half - 1);
        record(low, p50, most - half);
        record(low, p99, count - most);
        record(low, most == count ? p99 : max, 1);
        Histogram high = longest();
        record(high, half == 1 ? p50 : min, 1);
        record(high, p50, half - 1);
        record(high, p99, most - half);
        record(high, max, count - most);
        for (int share = 1; share <= SHARES; share++) {
            filled().recordValueWithCount(quantile(share, min, p50, p99, max), count);
        }
    }

    void add(LatencyHistogram other) {
        // First: what is known so far bounds nothing more than itself.
        addBounds(other);
        if (other.histogram != null && other.histogram.getTotalCount() > 0) {
            if (histogram == null) {
                histogram = other.histogram;
                shared = true;
                other.shared = true;
            } else if (digits(other.histogram) > digits(histogram)) {
                Histogram finer = other.histogram.copy();
                finer.add(histogram);
                histogram = finer;
                shared = false;
            } else {
                filled().add(other.histogram);
            }
        }
    }

    private static int digits(Histogram histogram) {
        return histogram.getNumberOfSignificantValueDigits();
    }

    private void addBounds(LatencyHistogram other) {
        if (other.histogram == null || shortest == null && other.shortest == null) {
            return;
        }
        shortest().add(other.shortest == null ? other.histogram : other.shortest);
        longest().add(other.longest == null ? other.histogram : other.longest);
    }

    void clear() {
        if (shared) {
            histogram = null;
            shared = false;
        }
        if (histogram != null) {
            histogram.reset();
        }
        if (shortest != null) {
            shortest = null;
            longest = null;
        }
    }

    /** The duration that {@code percentile} of 100 do not exceed, 0 where there are none. */
    long percentile(double percentile) {
        if (histogram == null || histogram.getTotalCount() == 0) {
            return 0;
        }
        long estimate = histogram.getValueAtPercentile(percentile);
        if (shortest == null) {
            return estimate;
        }
        PercentileRange range = range(percentile);
        return Math.max(range.fromNanos(), Math.min(range.toNanos(), estimate));
    }

    /** Between which durations that percentile lies, whatever the summaries left open. */
    PercentileRange range(double percentile) {
        Histogram low = shortest == null ? histogram : shortest;
        Histogram high = longest == null ? histogram : longest;
        if (low == null || high == null || low.getTotalCount() == 0) {
            return new PercentileRange(0, 0);
        }
        long from = low.lowestEquivalentValue(low.getValueAtPercentile(percentile));
        long to = high.highestEquivalentValue(high.getValueAtPercentile(percentile));
        return shortest == null && digits(low) < DIGITS_OF_COUNTED
                ? new PercentileRange(from, to)
                : new PercentileRange((long) Math.floor(from * (1 - BUCKET)), (long) Math.ceil(to * (1 + BUCKET)));
    }

    List<LatencyBin> bins() {
        if (histogram == null) {
            return List.of();
        }
        List<LatencyBin> bins = new ArrayList<>();
        int current = -1;
        long shares = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            int bin = bin(histogram.medianEquivalentValue(value.getValueIteratedTo()));
            if (bin != current && shares > 0) {
                bins.add(bin(current, shares));
                shares = 0;
            }
            current = bin;
            shares += value.getCountAtValueIteratedTo();
        }
        if (shares > 0) {
            bins.add(bin(current, shares));
        }
        return List.copyOf(bins);
    }

    /** The histogram, to be changed. */
    private Histogram filled() {
        Histogram own = histogram;
        if (own == null) {
            own = new Histogram(DIGITS);
        } else if (shared) {
            own = own.copy();
            shared = false;
        }
        histogram = own;
        return own;
    }

    private Histogram shortest() {
        if (shortest == null) {
            shortest = bound();
        }
        return shortest;
    }

    private Histogram longest() {
        if (longest == null) {
            longest = bound();
        }
        return longest;
    }

    /** Of the single durations that are there already. */
    private Histogram bound() {
        Histogram bound = new PackedHistogram(DIGITS);
        if (histogram != null && histogram.getTotalCount() > 0) {
            bound.add(histogram);
        }
        return bound;
    }

    private static void record(Histogram bound, long nanos, long count) {
        if (count > 0) {
            bound.recordValueWithCount(Math.max(0, nanos), count * SHARES);
        }
    }

    private static long ceiling(long count, int percent) {
        return Math.max(1, count - count * (100 - percent) / 100);
    }

    private static long quantile(int share, long min, long p50, long p99, long max) {
        if (share <= 50) {
            return between(min, p50, share / 50.0);
        }
        return share < 100 ? between(p50, p99, (share - 50) / 49.0) : Math.max(0, max);
    }

    private static long between(long low, long high, double part) {
        double from = Math.max(1, low);
        double to = Math.max(from, high);
        return Math.round(from * Math.pow(to / from, part));
    }

    private static int bin(long nanos) {
        return nanos <= 1 ? 0 : (int) Math.floor(Math.log10(nanos) * BINS_PER_DECADE);
    }

    private static LatencyBin bin(int bin, long shares) {
        return new LatencyBin(edge(bin), edge(bin + 1), Math.round((double) shares / SHARES));
    }

    private static long edge(int bin) {
        return bin == 0 ? 0 : Math.round(Math.pow(10, (double) bin / BINS_PER_DECADE));
    }
}
