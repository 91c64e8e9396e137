package dev.whence.agent.instrument;

import java.util.concurrent.TimeUnit;

/**
 * How many classes are woven at once: as many as take the JVM some 20 ms, of which the application stands still for less.
 *
 * <p>Each batch stops the application for 5 ms and more whatever its size, since the JVM then looks through all loaded
 * classes; the classes themselves it mostly reads and verifies before. So the more the better up to that time, or where
 * that look alone takes as long (100,000 classes, a busy machine) up to twice what the shortest batch took.
 */
final class BatchSize {
    static final int MOST = 64;
    static final int LEAST = 16;
    static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private int size = LEAST;
    private long shortest = Long.MAX_VALUE;

    int next() {
        return size;
    }

    /** A batch of this size took so long. */
    void took(int classes, long nanos) {
        shortest = Math.min(shortest, nanos);
        long aim = Math.max(AIM_NANOS, shortest > AIM_NANOS ? 2 * shortest : 0);
        if (nanos > aim) {
            size = (int) Math.max(LEAST, classes * aim / nanos);
        } else if (nanos <= aim / 2 && classes == size) {
            size = Math.min(MOST, 2 * size);
        }
    }
}
