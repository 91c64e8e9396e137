package dev.whence.report.tally;

import dev.whence.recording.Row;
import dev.whence.report.answer.Glob;
import java.io.IOException;
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

    /**
     * Whether a single event is wanted; its thread is read only where that is asked for.
     *
     * @param start the row's field of when it began
     * @param eventThread that of its thread
     */
    boolean wants(Row row, int start, int eventThread) throws IOException {
        return holds(row.number(start)) && (thread == null || isOf(row.threadName(eventThread), thread));
    }

    boolean asksThread() {
        return thread != null;
    }

    private static boolean isOf(@Nullable String name, Glob wanted) {
        return name != null && wanted.matches(name);
    }
}
