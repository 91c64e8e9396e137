package dev.whence.report.tally;

import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.Percentiles;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * Gathers durations for percentiles within 1 %: two significant digits make a bucket at most 1/128 of its value wide.
 *
 * <p>A duration counts as 100 shares, since that is what a summary's resolutions are laid out as; see
 * {@link Percentiles#SUMMARIES}.
 */
final class LatencyHistogram {
    private static final int SHARES = 100;
    private static final int DIGITS = 2;
    private static final int BINS_PER_DECADE = 10;

    /** None before a duration is added: most of a path's stay empty, and a report may hold thousands. */
    private @Nullable Histogram histogram;

    void add(long nanos) {
        filled().recordValueWithCount(Math.max(0, nanos), SHARES);
    }

    void addSummary(long count, long min, long p50, long p99, long max) {
        for (int share = 1; share <= SHARES; share++) {
            filled().recordValueWithCount(quantile(share, min, p50, p99, max), count);
        }
    }

    void add(LatencyHistogram other) {
        if (other.histogram != null && other.histogram.getTotalCount() > 0) {
            if (histogram == null) {
                // To add to an empty one makes it grow step by step.
                histogram = other.histogram.copy();
            } else {
                histogram.add(other.histogram);
            }
        }
    }

    void clear() {
        if (histogram != null) {
            histogram.reset();
        }
    }

    /** The duration that {@code percentile} of 100 do not exceed, 0 where there are none. */
    long percentile(double percentile) {
        return histogram == null || histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
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

    private Histogram filled() {
        if (histogram == null) {
            histogram = new Histogram(DIGITS);
        }
        return histogram;
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
