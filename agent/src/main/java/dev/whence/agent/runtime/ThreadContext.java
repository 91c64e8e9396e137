package dev.whence.agent.runtime;

import dev.whence.agent.point.Point;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the agent keeps of one thread: the resolutions it is in. Holds nothing of the application's between two. */
final class ThreadContext {
    private static final ThreadLocal<@Nullable ThreadContext> CONTEXTS = new ThreadLocal<>();
    private static final int IDS_AT_ONCE = 1024;
    private static final int FRAMES_NEEDED = 128;
    private static final AtomicLong NEXT_IDS = new AtomicLong(1);

    /** One for each depth that was reached; those that this thread is in come first. */
    ActiveResolution[] resolutions = {};

    /** How many resolutions this thread is in. */
    int depth;

    /** Classes defined by this thread since it first resolved. */
    int classesDefined;

    /** Whether the agent is at work on this thread: what it calls of the JDK's is no resolution. */
    boolean inside;

    /** Which of several tallies this thread counts in. */
    final int stripe = Stripes.take();

    final RecentAnswers answers = new RecentAnswers(stripe);

    private long nextId;
    private long endOfIds;

    private ThreadContext() {}

    /** This thread's context, made at its first resolution. */
    static ThreadContext get() {
        ThreadContext context = CONTEXTS.get();
        if (context == null) {
            context = new ThreadContext();
            CONTEXTS.set(context);
        }
        return context;
    }

    /** This thread's context, or null if it never resolved anything while recorded. */
    static @Nullable ThreadContext peek() {
        return CONTEXTS.get();
    }

    /**
     * Needs as much stack as counting and writing an event do, and does nothing: with less, an error would come in the middle
     * of them and leave half a count.
     *
     * @throws StackOverflowError if there is less
     */
    static void needStack() {
        needStack(FRAMES_NEEDED);
    }

    private static int needStack(int frames) {
        return frames == 0 ? 0 : 1 + needStack(frames - 1);
    }

    /**
     * The agent is at work on this thread from now on.
     *
     * @return whether it was before: what {@link #inside} has to be again afterwards
     */
    boolean goInside() {
        boolean before = inside;
        inside = true;
        return before;
    }

    /** The innermost resolution that this thread is in, or null. */
    @Nullable
    ActiveResolution innermost() {
        return depth == 0 ? null : resolutions[depth - 1];
    }

    /** One that is not in use, for a resolution within those that this thread is in. */
    ActiveResolution next(WovenMethod method) {
        return depth < resolutions.length ? resolutions[depth] : grow(method);
    }

    /** Whether this object is the key of the last resolution at this depth, and its own text: most keys are constants. */
    boolean isLastKey(@Nullable Object key) {
        return key != null && depth < resolutions.length && resolutions[depth].isLastKey(key);
    }

    /** Whether the resolution at this depth is within another one of its point. */
    boolean isInner(int of, Point point) {
        for (int i = of - 1; i >= 0; i--) {
            if (resolutions[i].isOf(point)) {
                return true;
            }
        }
        return false;
    }

    /** The resolution at this depth has ended, and with it those that never came to their own exits. */
    void leave(int left) {
        for (int i = depth - 1; i > left; i--) {
            resolutions[i].drop();
        }
        depth = left;
    }

    private ActiveResolution grow(WovenMethod method) {
        ActiveResolution fresh = new ActiveResolution(this, depth, method);
        ActiveResolution[] grown = Arrays.copyOf(resolutions, depth + 1);
        grown[depth] = fresh;
        resolutions = grown;
        return fresh;
    }

    /** An id for a resolution; handed out to threads in blocks, so that they do not contend for a counter. */
    long newId() {
        if (nextId == endOfIds) {
            nextId = NEXT_IDS.getAndAdd(IDS_AT_ONCE);
            endOfIds = nextId + IDS_AT_ONCE;
        }
        return nextId++;
    }
}
