package dev.whence.footprint.cause;

import dev.whence.footprint.cause.LoadTrigger.How;
import dev.whence.footprint.trace.Frame;
import dev.whence.footprint.trace.LoadTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the application's that came one after the other while one piece of code stood still: what it asked for, and
 * what the JVM loaded besides to define and link that.
 *
 * <p>In which order the JVM verifies the methods of a class differs from run to run, and with it the order in which it
 * loads what they need. So the order within one of these means nothing, and is not used.
 */
final class LoadBurst {
    final int index;
    final int thread;
    final How how;

    /** The first frame of the application's below what was asked for; null if there is none. */
    final @Nullable Frame frame;

    final List<LoadTrace> members = new ArrayList<>();

    private final List<Frame> below;

    LoadBurst(int index, int thread, LoadTrigger request) {
        this.index = index;
        this.thread = thread;
        this.how = request.how();
        this.frame = request.firstOfApplication();
        this.below = request.below();
    }

    boolean isOf(LoadTrace trace, LoadTrigger request) {
        return thread == trace.thread() && below.equals(request.below());
    }

    long begin() {
        return members.get(0).begin();
    }
}
