package dev.whence.agent.protocol;

/** The names of Whence's events and fields: the product's public API, for whoever reads a recording. */
public final class EventNames {
    /** Each resolution. */
    public static final String RESOLUTION = "whence.Resolution";
    /** Each step that a resolution tried. */
    public static final String STEP = "whence.Step";
    /** Each of those that a resolution chose from. */
    public static final String CANDIDATE = "whence.Candidate";
    /** Each walk over the loaded classes, and each look at pending loaders. */
    public static final String CLASS_WALK = "whence.ClassWalk";
    /** Each version that is loaded. */
    public static final String PATCH = "whence.Patch";
    /** Exact counts per point, path and second. */
    public static final String SUMMARY = "whence.Summary";
    /** How many resolutions of a path took how long. */
    public static final String DISTRIBUTION = "whence.Distribution";
    /** Exact counts per point, key, path, implementation and failure. */
    public static final String ANSWER = "whence.Answer";
    /** Each system property that says what the JVM's loaders search. */
    public static final String SYSTEM_PROPERTY = "whence.SystemProperty";
    /** The agent itself. */
    public static final String AGENT = "whence.Agent";

    public static final String CATEGORY = "Whence";

    private EventNames() {}
}
