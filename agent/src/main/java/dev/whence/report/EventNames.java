package dev.whence.report;

/** The names of the events that a report is made of. */
final class EventNames {
    static final String RESOLUTION = "whence.Resolution";
    static final String STEP = "whence.Step";
    static final String CLASS_WALK = "whence.ClassWalk";
    static final String PATCH = "whence.Patch";
    static final String SUMMARY = "whence.Summary";
    static final String AGENT = "whence.Agent";
    /** The recorder's own: it had to throw events away, of whatever kind. */
    static final String DATA_LOSS = "jdk.DataLoss";

    private EventNames() {}
}
