package dev.whence;

import java.util.concurrent.TimeUnit;

/**
 * How many classes are woven at once: as many as take the JVM some 20 ms, of which the application stands still for less.
 *
 * <p>Each batch stops the application for some 5 ms whatever its size, since the JVM then looks through all loaded
 * classes; the classes themselves it mostly reads and verifies before. So the more the better up to that time, and never
 * so few, on a busy machine, that the many stops cost more than a longer one.
 */
final class BatchSize {
    static final int MOST = 64;
    static final int LEAST = 8;
    static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private int size = LEAST;

    int next() {
        return size;
    }

    /** A batch of this size took so long. */
    void took(int classes, long nanos) {
        if (nanos > AIM_NANOS) {
            size = (int) Math.max(LEAST, classes * AIM_NANOS / nanos);
        } else if (nanos < AIM_NANOS / 2 && classes == size) {
            size = Math.min(MOST, 2 * size);
        }
    }
}
