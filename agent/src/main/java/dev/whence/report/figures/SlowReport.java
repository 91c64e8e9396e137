package dev.whence.report.figures;

import org.jspecify.annotations.Nullable;

/**
 * One resolution that took long.
 *
 * @param point the name of the point
 * @param key what was to be resolved; empty where the point names no key
 * @param path its path; empty where the point names no steps
 * @param className the class that answered; null where none did
 * @param failure the class of the exception; empty where there was none
 * @param thread the name of its thread; null where unknown
 * @param startNanos when it began, since the epoch
 * @param nanos how long it took
 */
public record SlowReport(
        String point,
        String key,
        String path,
        @Nullable String className,
        String failure,
        @Nullable String thread,
        long startNanos,
        long nanos) {}
