package dev.whence.report.figures;

import java.util.List;

/**
 * Values over time, in buckets of equal width; all series of one report part have the same width.
 *
 * @param startNanos when the first bucket begins, since the epoch
 * @param bucketNanos the width of a bucket
 * @param values one per bucket; empty where nothing happened
 */
public record TimeSeries(long startNanos, long bucketNanos, List<Long> values) {
    /** One of nothing. */
    public static final TimeSeries EMPTY = new TimeSeries(0, 1, List.of());
}
