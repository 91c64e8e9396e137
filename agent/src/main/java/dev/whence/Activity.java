package dev.whence;

/** Switches that hot code reads: plain fields, so that a read costs a load and no more. */
final class Activity {
    /** Whether the flight recorder is up, so that event classes may be touched. */
    static boolean awake;

    /** Whether summaries are wanted. */
    static boolean summing;

    /** Whether any event of a resolution is wanted by a running recording. */
    static boolean recording;

    private Activity() {}
}
