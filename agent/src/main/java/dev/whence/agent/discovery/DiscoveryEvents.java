package dev.whence.agent.discovery;

import dev.whence.agent.support.EventTypes;
import jdk.jfr.FlightRecorder;

/** The event types of discovery: registered here, since nobody else sees their classes. */
public final class DiscoveryEvents {
    private DiscoveryEvents() {}

    /** Registers them. */
    public static void register() {
        EventTypes.register(ClassWalkEvent.class);
        EventTypes.register(PatchEvent.class);
    }

    /**
     * Has versions written from now on.
     *
     * @param reportVersions writes an event for each loaded version, in their period
     */
    public static void begin(Runnable reportVersions) {
        FlightRecorder.addPeriodicEvent(PatchEvent.class, reportVersions);
    }

    /** Takes back what {@link #register} and {@link #begin} did. */
    public static void unregister(Runnable reportVersions) {
        FlightRecorder.removePeriodicEvent(reportVersions);
        FlightRecorder.unregister(ClassWalkEvent.class);
        FlightRecorder.unregister(PatchEvent.class);
    }

    /** Whether a running recording wants the versions. */
    public static boolean areVersionsWanted() {
        return new PatchEvent().isEnabled();
    }
}
