package dev.whence.agent.runtime;

/** Adds up the calls of one point over its paths, modes and threads. */
final class CallCounts {
    private long calls;
    private long steps;
    private long written;
    private boolean byStep;

    /**
     * What follows is counted on a path.
     *
     * @param step whether a step is the path, so that each call has at least one
     */
    void begin(boolean step) {
        byStep = step;
    }

    void add(long more, boolean eventsToo) {
        calls += more;
        steps += byStep ? more : 0;
        written += eventsToo ? more : 0;
    }

    /** What was added up, with the time that weaving took. */
    PointUse use(long weavingNanos) {
        return new PointUse(calls, steps, written, weavingNanos);
    }
}
