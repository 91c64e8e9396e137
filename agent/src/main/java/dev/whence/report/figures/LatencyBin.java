package dev.whence.report.figures;

/**
 * A range of durations, ten to a power of ten.
 *
 * @param fromNanos its lower end, inclusive
 * @param toNanos its upper end, exclusive
 * @param count how many resolutions fell into it
 */
public record LatencyBin(long fromNanos, long toNanos, long count) {}
