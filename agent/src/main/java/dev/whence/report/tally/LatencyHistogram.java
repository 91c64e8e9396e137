package dev.whence.report.tally;

import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.PercentileRange;
import dev.whence.report.figures.Percentiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers durations for percentiles within 1 %: a bucket is at most 1/128 of its value wide. What an agent's buckets give is
 * up to 0.8 % off already, and is kept in buckets of 1/1024, which add 0.1 %.
 *
 * <p>A duration counts as 100 shares, since that is what a summary's resolutions are laid out as; see
 * {@link Percentiles#SUMMARIES}.
 */
final class LatencyHistogram {
    private static final int SHARES = 100;
    private static final int BITS = 8;
    private static final int BITS_OF_COUNTED = 11;
    private static final int BINS_PER_DECADE = 10;

    /** An agent's percentile is the middle of a bucket, this part of its value away from what it counted at most. */
    private static final double BUCKET = 1.0 / 128;

    /** None before a duration is added: most of a path's stay empty, and a report may hold thousands. */
    private @Nullable BucketCounts histogram;

    /** Whether another one has the same histogram, until either changes it. */
    private boolean shared;

    /** The same durations as short as they can have been, and as long; none before a summary is added. */
    private @Nullable BucketCounts shortest;

    private @Nullable BucketCounts longest;

    void add(long nanos) {
        long value = Math.max(0, nanos);
        filled().add(value, SHARES);
        if (shortest != null && longest != null) {
            shortest.add(value, SHARES);
            longest.add(value, SHARES);
        }
    }

    /** Adds durations that are the middle of an agent's bucket. */
    void addCounted(long nanos, long count) {
        if (histogram == null) {
            histogram = new BucketCounts(BITS_OF_COUNTED);
        }
        filled().add(Math.max(0, nanos), count * SHARES);
    }

    /** How many durations there are. */
    long count() {
        return histogram == null ? 0 : histogram.total() / SHARES;
    }

    /**
     * Adds what a summary says of its calls: the shortest, the longest, and the nearest ranks of half of them and of 99 of
     * 100. Between two of these a call took at least as long as the one and at most as long as the other.
     */
    void addSummary(long count, long min, long p50, long p99, long max) {
        long half = ceiling(count, 50);
        long most = ceiling(count, 99);
        BucketCounts low = shortest();
        record(low, min, half - 1);
        record(low, p50, most - half);
        record(low, p99, count - most);
        record(low, most == count ? p99 : max, 1);
        BucketCounts high = longest();
        record(high, half == 1 ? p50 : min, 1);
        record(high, p50, half - 1);
        record(high, p99, most - half);
        record(high, max, count - most);
        BucketCounts all = filled();
        spread(all, min, p50, SHARES / 2, count);
        spread(all, p50, p99, SHARES / 2 - 1, count);
        all.add(Math.max(0, max), count);
    }

    void add(LatencyHistogram other) {
        // First: what is known so far bounds nothing more than itself.
        addBounds(other);
        if (other.histogram != null && other.histogram.total() > 0) {
            if (histogram == null) {
                histogram = other.histogram;
                shared = true;
                other.shared = true;
            } else if (other.histogram.bits() > histogram.bits()) {
                BucketCounts finer = other.histogram.copy();
                finer.add(histogram);
                histogram = finer;
                shared = false;
            } else {
                filled().add(other.histogram);
            }
        }
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
            histogram.clear();
        }
        if (shortest != null) {
            shortest = null;
            longest = null;
        }
    }

    /** The duration that {@code percentile} of 100 do not exceed, 0 where there are none. */
    long percentile(double percentile) {
        if (histogram == null || histogram.total() == 0) {
            return 0;
        }
        long estimate = histogram.highest(percentile);
        if (shortest == null) {
            return estimate;
        }
        PercentileRange range = range(percentile);
        return Math.max(range.fromNanos(), Math.min(range.toNanos(), estimate));
    }

    /** Between which durations that percentile lies, whatever the summaries left open. */
    PercentileRange range(double percentile) {
        BucketCounts low = shortest == null ? histogram : shortest;
        BucketCounts high = longest == null ? histogram : longest;
        if (low == null || high == null || low.total() == 0) {
            return new PercentileRange(0, 0);
        }
        long from = low.lowest(percentile);
        long to = high.highest(percentile);
        return shortest == null && low.bits() < BITS_OF_COUNTED
                ? new PercentileRange(from, to)
                : new PercentileRange((long) Math.floor(from * (1 - BUCKET)), (long) Math.ceil(to * (1 + BUCKET)));
    }

    List<LatencyBin> bins() {
        if (histogram == null) {
            return List.of();
        }
        Bins bins = new Bins();
        histogram.forEach(bins::add);
        return bins.all();
    }

    /** The histogram, to be changed. */
    private BucketCounts filled() {
        BucketCounts own = histogram;
        if (own == null) {
            own = new BucketCounts(BITS);
        } else if (shared) {
            own = own.copy();
            shared = false;
        }
        histogram = own;
        return own;
    }

    private BucketCounts shortest() {
        if (shortest == null) {
            shortest = bound();
        }
        return shortest;
    }

    private BucketCounts longest() {
        if (longest == null) {
            longest = bound();
        }
        return longest;
    }

    /** Of the single durations that are there already. */
    private BucketCounts bound() {
        BucketCounts bound = new BucketCounts(BITS);
        if (histogram != null && histogram.total() > 0) {
            bound.add(histogram);
        }
        return bound;
    }

    private static void record(BucketCounts bound, long nanos, long count) {
        if (count > 0) {
            bound.add(Math.max(0, nanos), count * SHARES);
        }
    }

    private static long ceiling(long count, int percent) {
        return Math.max(1, count - count * (100 - percent) / 100);
    }

    /** Lays out so many shares geometrically between two durations, the first of them left out. */
    private static void spread(BucketCounts all, long low, long high, int shares, long count) {
        double from = Math.max(1, low);
        double to = Math.max(from, high);
        double step = Math.pow(to / from, 1.0 / shares);
        double nanos = from;
        for (int share = 1; share <= shares; share++) {
            nanos *= step;
            all.add(Math.round(nanos), count);
        }
    }

    /** Gathers bins from values in rising order. */
    private static final class Bins {
        private final List<LatencyBin> bins = new ArrayList<>();
        private int current;
        private long shares;

        void add(long nanos, long more) {
            int bin = nanos <= 1 ? 0 : (int) Math.floor(Math.log10(nanos) * BINS_PER_DECADE);
            if (bin != current) {
                end();
            }
            current = bin;
            shares += more;
        }

        List<LatencyBin> all() {
            end();
            return List.copyOf(bins);
        }

        private void end() {
            if (shares > 0) {
                bins.add(new LatencyBin(edge(current), edge(current + 1), Math.round((double) shares / SHARES)));
                shares = 0;
            }
        }

        private static long edge(int bin) {
            return bin == 0 ? 0 : Math.round(Math.pow(10, (double) bin / BINS_PER_DECADE));
        }
    }
}
