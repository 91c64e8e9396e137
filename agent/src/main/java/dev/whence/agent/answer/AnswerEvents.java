package dev.whence.agent.answer;

import jdk.jfr.FlightRecorder;

/** The event type of answers: registered here, since nobody else sees its class. */
public final class AnswerEvents {
    private AnswerEvents() {}

    /** Registers it. */
    public static void register() {
        FlightRecorder.register(AnswerEvent.class);
    }

    /**
     * Has it written from now on.
     *
     * @param write writes what was counted, in the event's period
     */
    public static void begin(Runnable write) {
        FlightRecorder.addPeriodicEvent(AnswerEvent.class, write);
    }

    /** Takes back what {@link #register} and {@link #begin} did. */
    public static void unregister(Runnable write) {
        FlightRecorder.removePeriodicEvent(write);
        FlightRecorder.unregister(AnswerEvent.class);
    }

    /** Whether a running recording wants answers. */
    public static boolean areWanted() {
        return new AnswerEvent().isEnabled();
    }
}
