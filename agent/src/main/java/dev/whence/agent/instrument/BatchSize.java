package dev.whence.agent.instrument;

import java.util.concurrent.TimeUnit;

/**
 * How many classes are retransformed at once, by how long the application stood still for those before.
 *
 * <p>A stop costs a look at all loaded classes, whatever the batch's size, and little for each class of the batch: at 100,000
 * loaded classes 13 ms for one and 26 ms for 2,000. So few large batches stop the application for less in all than many
 * small ones. The first batch is small and shows what the look costs; then as many classes as there are, unless a stop
 * takes {@link #AIM_NANOS} longer than the shortest one.
 */
final class BatchSize {
    /** Bounds the memory: the JVM holds two versions of each class of a batch until its end. */
    static final int MOST = 2_048;

    static final int LEAST = 16;
    static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private int size = LEAST;
    private long shortest = Long.MAX_VALUE;

    int next() {
        return size;
    }

    /**
     * A batch is done.
     *
     * @param classes its size
     * @param stop how long the application stood still for it, in nanoseconds
     */
    void stopped(int classes, long stop) {
        boolean first = shortest == Long.MAX_VALUE;
        shortest = Math.min(shortest, stop);
        long more = stop - shortest;
        if (first) {
            size = MOST;
        } else if (more > AIM_NANOS) {
            size = (int) Math.max(LEAST, classes * AIM_NANOS / more);
        } else if (more <= AIM_NANOS / 2 && classes == size) {
            size = Math.min(MOST, 2 * size);
        }
    }
}
