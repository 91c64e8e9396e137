package dev.whence.report.tally;

import dev.whence.report.answer.Glob;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a recording is asked for: from when to when, and of which threads.
 *
 * <p>For a part, there are only single events: what the agent counted is of all threads and of a minute.
 *
 * @param since since the epoch, in nanoseconds; what began before is left out
 * @param until since the epoch, in nanoseconds; what began then or later is left out
 * @param thread of the thread's name; null for all
 */
record Window(long since, long until, @Nullable Glob thread) {
    static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE, null);

    boolean isAll() {
        return equals(ALL);
    }

    boolean holds(long startNanos) {
        return startNanos >= since && startNanos < until;
    }

    boolean asksThread() {
        return thread != null;
    }

    boolean wantsThread(@Nullable String name) {
        return thread == null || name != null && thread.matches(name);
    }
}
