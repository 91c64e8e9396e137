package dev.whence.report.figures;

import java.util.List;
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
 * @param classesDefined how many classes its thread defined meanwhile
 * @param activities what its thread did during it, as far as the recording has events of it, in the order of the kinds
 * @param stack the topmost frames of who asked, as {@code Class.method:line}; none where the recording has no stacks
 */
public record SlowReport(
        String point,
        String key,
        String path,
        @Nullable String className,
        String failure,
        @Nullable String thread,
        long startNanos,
        long nanos,
        long classesDefined,
        List<ActivityTime> activities,
        List<String> stack) {
    /** The same with what its thread did. */
    public SlowReport with(List<ActivityTime> done) {
        return new SlowReport(
                point, key, path, className, failure, thread, startNanos, nanos, classesDefined, done, stack);
    }
}
