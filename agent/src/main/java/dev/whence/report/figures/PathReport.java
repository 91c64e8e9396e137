package dev.whence.report.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resolutions of one point that took one path.
 *
 * <p>{@code count}, {@code failures}, {@code totalNanos}, {@code minNanos} and {@code maxNanos} are exact wherever the
 * agent's summaries were recorded or every single event was.
 *
 * @param path its name; empty where the point names no steps
 * @param count resolutions
 * @param failures how many of them threw
 * @param totalNanos the sum of their durations
 * @param p50Nanos half of them took no longer; within 1 %, but see {@code percentiles}
 * @param p99Nanos 99 of 100 took no longer; likewise
 * @param p50Range between which durations the first lies for certain
 * @param p99Range between which the second does
 * @param outermostNanos the part of the sum that is not of resolutions within another one of the same point on the same
 *     thread: may be added up over a point's paths; the whole sum where the agent did not say
 * @param percentiles what the percentiles and the latencies come from
 * @param belowThreshold how many were too short to be written one by one
 * @param overLimit how many the rate limit kept from being written one by one
 * @param failure what the last failed one said; null where none failed or none of those was written
 * @param latencies how many took how long, in rising order, empty bins left out
 * @param series how many there were over time
 */
public record PathReport(
        String path,
        long count,
        long failures,
        long totalNanos,
        long minNanos,
        long p50Nanos,
        long p99Nanos,
        long maxNanos,
        PercentileRange p50Range,
        PercentileRange p99Range,
        long outermostNanos,
        Percentiles percentiles,
        long belowThreshold,
        long overLimit,
        @Nullable String failure,
        List<LatencyBin> latencies,
        TimeSeries series) {}
