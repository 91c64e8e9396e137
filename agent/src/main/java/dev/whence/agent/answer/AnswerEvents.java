package dev.whence.agent.answer;

import jdk.jfr.FlightRecorder;

/** The event type of answers: registered here, since nobody else sees its class. */
public final class AnswerEvents {
    private AnswerEvents() {}

    /**
     * Registers it.
     *
     * @param write writes what was counted, in the event's period
     */
    public static void register(Runnable write) {
        FlightRecorder.register(AnswerEvent.class);
        FlightRecorder.addPeriodicEvent(AnswerEvent.class, write);
    }

    /** Takes back what {@link #register} did. */
    public static void unregister(Runnable write) {
        FlightRecorder.removePeriodicEvent(write);
        FlightRecorder.unregister(AnswerEvent.class);
    }

    /** Whether a running recording wants answers. */
    public static boolean areWanted() {
        return new AnswerEvent().isEnabled();
    }
}
