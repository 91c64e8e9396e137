package dev.whence.agent.runtime;

/**
 * How much of the agent a point used since the agent woke.
 *
 * @param calls resolutions counted
 * @param steps steps that gave their answers; there may be more that did not
 * @param written single resolutions written
 * @param weavingNanos time that weaving its classes took while they were defined
 */
public record PointUse(long calls, long steps, long written, long weavingNanos) {
    /** What came since an earlier look. */
    public PointUse since(PointUse earlier) {
        return new PointUse(
                calls - earlier.calls,
                steps - earlier.steps,
                written - earlier.written,
                weavingNanos - earlier.weavingNanos);
    }
}
