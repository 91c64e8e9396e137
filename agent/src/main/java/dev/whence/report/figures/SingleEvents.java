package dev.whence.report.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the resolutions that were written one by one say of one answer: who asked first, and how long they took.
 *
 * @param point the name of the point
 * @param key what was to be resolved
 * @param className the class that answered; null where none did
 * @param failure the class of the exception; empty where there was none
 * @param startNanos when that resolution began, since the epoch
 * @param thread the name of its thread; null where unknown
 * @param stack the topmost frames of who asked, as {@code Class.method:line}; none where the recording has no stacks
 * @param durations how long each took
 */
public record SingleEvents(
        String point,
        String key,
        @Nullable String className,
        String failure,
        long startNanos,
        @Nullable String thread,
        List<String> stack,
        Durations durations) {}
