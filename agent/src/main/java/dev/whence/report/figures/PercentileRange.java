package dev.whence.report.figures;

/**
 * Where a percentile lies for certain.
 *
 * @param fromNanos not below this
 * @param toNanos not above this
 */
public record PercentileRange(long fromNanos, long toNanos) {}
