package dev.whence.agent.discovery;

import java.util.concurrent.atomic.AtomicLong;

/** How much the application's questions have walked since the recorder came up. */
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
