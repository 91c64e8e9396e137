package dev.whence.agent.support;

/**
 * Switches that hot code reads. Volatile, so that a loop that runs on sees a recording begin; where loads are not
 * reordered (x86), a volatile read is a load and no more.
 */
public final class Switches {
    /** Whether the flight recorder is up, so that event classes may be touched. */
    public static volatile boolean awake;

    /** Whether calls are counted: for summaries or distributions, or for what their points cost. */
    public static volatile boolean summing;

    /** Whether distributions are wanted. */
    public static volatile boolean distributing;

    /** Whether an operator takes distributions from the tallies themselves. */
    public static volatile boolean exporting;

    /** Whether answers are wanted. */
    public static volatile boolean answering;

    /** Whether any event of a resolution is wanted by a running recording. */
    public static volatile boolean recording;

    /** Whether classes that cannot see the agent may be woven: the agent then has to know its own work. */
    public static volatile boolean bridged;

    /** Whether the recorder skips as many frames of each stack as a call over the relay has: then all calls have them. */
    public static volatile boolean framesSkipped;

    /** Whether anybody listens to the resolutions of a thread. */
    public static volatile boolean listening;

    private Switches() {}
}
