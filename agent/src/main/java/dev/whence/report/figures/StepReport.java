package dev.whence.report.figures;

import org.jspecify.annotations.Nullable;

/**
 * One step below a point: how often it was tried, to what end, and how long that took.
 *
 * @param path the path that the step tries
 * @param count how often it was tried, as far as it was written
 * @param chosen how often its answer was the resolution's
 * @param passedOver how often it had an answer and another won
 * @param empty how often it had none
 * @param failed how often it threw
 * @param totalNanos the sum of its durations
 * @param failure what the last failure said; null where none did
 */
public record StepReport(
        String path,
        long count,
        long chosen,
        long passedOver,
        long empty,
        long failed,
        long totalNanos,
        @Nullable String failure) {}
