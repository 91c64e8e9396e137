package dev.whence;

import jdk.jfr.FlightRecorder;

/** The event types of resolutions: registered here, since nobody else sees their classes. */
final class RuntimeEvents {
    private RuntimeEvents() {}

    /**
     * Registers them.
     *
     * @param summarise writes summaries, in their period
     */
    static void register(Runnable summarise) {
        FlightRecorder.register(ResolutionEvent.class);
        FlightRecorder.register(StepEvent.class);
        FlightRecorder.register(SummaryEvent.class);
        FlightRecorder.addPeriodicEvent(SummaryEvent.class, summarise);
    }

    /** Takes back what {@link #register} did. */
    static void unregister(Runnable summarise) {
        FlightRecorder.removePeriodicEvent(summarise);
        FlightRecorder.unregister(ResolutionEvent.class);
        FlightRecorder.unregister(StepEvent.class);
        FlightRecorder.unregister(SummaryEvent.class);
    }

    /** Whether a running recording wants summaries. */
    static boolean areSummariesWanted() {
        return new SummaryEvent().isEnabled();
    }

    /** Whether a running recording wants single resolutions or steps. */
    static boolean areResolutionsWanted() {
        return new ResolutionEvent().isEnabled() || new StepEvent().isEnabled();
    }
}
