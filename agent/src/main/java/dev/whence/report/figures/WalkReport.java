package dev.whence.report.figures;

/**
 * The walks over the loaded classes.
 *
 * @param count how many
 * @param totalNanos the sum of their durations
 * @param maxNanos the longest
 * @param classes classes walked, in total
 * @param mostClasses classes walked by the largest
 * @param resolving how many of them a resolution waited for
 * @param resolvingNanos the sum of their durations
 * @param counts walks over time
 * @param nanos their durations over time
 * @param loaded the most classes that a walk met, over time
 */
public record WalkReport(
        long count,
        long totalNanos,
        long maxNanos,
        long classes,
        long mostClasses,
        long resolving,
        long resolvingNanos,
        TimeSeries counts,
        TimeSeries nanos,
        TimeSeries loaded) {}
