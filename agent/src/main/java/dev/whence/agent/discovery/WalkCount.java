package dev.whence.agent.discovery;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often and how long the application's questions have walked, over all loaded classes or those of single loaders,
 * since the recorder came up: what an operator sees, whether a recording keeps {@code whence.ClassWalk} or not.
 */
public final class WalkCount {
    private static final AtomicLong WALKS = new AtomicLong();
    private static final AtomicLong NANOS = new AtomicLong();
    private static final AtomicLong CLASSES = new AtomicLong();

    private WalkCount() {}

    static void add(long nanos, long classes) {
        WALKS.getAndIncrement();
        NANOS.getAndAdd(nanos);
        CLASSES.getAndAdd(classes);
    }

    /** The agent leaves the JVM: the next one begins at 0. */
    public static void clear() {
        WALKS.set(0);
        NANOS.set(0);
        CLASSES.set(0);
    }

    public static long walks() {
        return WALKS.get();
    }

    public static long nanos() {
        return NANOS.get();
    }

    public static long classes() {
        return CLASSES.get();
    }
}
