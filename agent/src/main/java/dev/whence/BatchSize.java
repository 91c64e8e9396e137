package dev.whence;

import java.util.concurrent.TimeUnit;

/**
 * How many classes are woven at once: as many as take the JVM some 20 ms, of which the application stands still for less.
 *
 * <p>A batch costs once what its size does not change (the JVM looks through all loaded classes), so the more the better
 * up to that.
 */
final class BatchSize {
    static final int MOST = 64;
    static final int FIRST = 4;
    static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private int size = FIRST;

    int next() {
        return size;
    }

    /** A batch of this size took so long. */
    void took(int classes, long nanos) {
        if (nanos > AIM_NANOS) {
            size = (int) Math.max(1, classes * AIM_NANOS / nanos);
        } else if (nanos < AIM_NANOS / 2 && classes == size) {
            size = Math.min(MOST, 2 * size);
        }
    }
}
