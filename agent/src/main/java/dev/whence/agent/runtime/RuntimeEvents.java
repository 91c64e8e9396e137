package dev.whence.agent.runtime;

import dev.whence.agent.support.EventTypes;
import jdk.jfr.FlightRecorder;

/** The event types of resolutions: registered here, since nobody else sees their classes. */
public final class RuntimeEvents {
    private RuntimeEvents() {}

    /**
     * Registers them.
     *
     * @param summarise writes summaries, in their period
     */
    public static void register(Runnable summarise) {
        EventTypes.register(ResolutionEvent.class);
        EventTypes.register(StepEvent.class);
        EventTypes.register(SummaryEvent.class);
        FlightRecorder.addPeriodicEvent(SummaryEvent.class, summarise);
    }

    /** Takes back what {@link #register} did. */
    public static void unregister(Runnable summarise) {
        FlightRecorder.removePeriodicEvent(summarise);
        FlightRecorder.unregister(ResolutionEvent.class);
        FlightRecorder.unregister(StepEvent.class);
        FlightRecorder.unregister(SummaryEvent.class);
    }

    /** Whether a running recording wants summaries. */
    public static boolean areSummariesWanted() {
        return new SummaryEvent().isEnabled();
    }

    /** Whether a running recording wants single resolutions or steps. */
    public static boolean areResolutionsWanted() {
        return new ResolutionEvent().isEnabled() || new StepEvent().isEnabled();
    }
}
