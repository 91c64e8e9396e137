package dev.whence;

import jdk.jfr.FlightRecorder;

/** The event types of discovery: registered here, since nobody else sees their classes. */
final class DiscoveryEvents {
    private DiscoveryEvents() {}

    /**
     * Registers them.
     *
     * @param reportVersions writes an event for each loaded version, in their period
     */
    static void register(Runnable reportVersions) {
        FlightRecorder.register(ClassWalkEvent.class);
        FlightRecorder.register(PatchEvent.class);
        FlightRecorder.addPeriodicEvent(PatchEvent.class, reportVersions);
    }

    /** Takes back what {@link #register} did. */
    static void unregister(Runnable reportVersions) {
        FlightRecorder.removePeriodicEvent(reportVersions);
        FlightRecorder.unregister(ClassWalkEvent.class);
        FlightRecorder.unregister(PatchEvent.class);
    }

    /** Whether a running recording wants the versions. */
    static boolean areVersionsWanted() {
        return new PatchEvent().isEnabled();
    }
}
