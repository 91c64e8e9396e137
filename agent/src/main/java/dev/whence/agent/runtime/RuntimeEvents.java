package dev.whence.agent.runtime;

import dev.whence.agent.support.EventTypes;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** The event types of resolutions: registered here, since nobody else sees their classes. */
public final class RuntimeEvents {
    private static boolean hasCandidates;
    private static volatile boolean stacks;

    private RuntimeEvents() {}

    /** Registers the event of candidates, which few points have. */
    static synchronized void registerCandidates() {
        if (!hasCandidates) {
            EventTypes.register(CandidateEvent.class);
            hasCandidates = true;
        }
    }

    /** Registers them. */
    public static void register() {
        EventTypes.register(ResolutionEvent.class);
        EventTypes.register(StepEvent.class);
        EventTypes.register(SummaryEvent.class);
        EventTypes.register(DistributionEvent.class);
    }

    /**
     * Has counts written from now on.
     *
     * @param summarise writes summaries, in their period
     * @param distribute writes distributions, in theirs
     */
    public static void begin(Runnable summarise, Runnable distribute) {
        FlightRecorder.addPeriodicEvent(SummaryEvent.class, summarise);
        FlightRecorder.addPeriodicEvent(DistributionEvent.class, distribute);
    }

    /** Takes back what {@link #register} and {@link #begin} did. */
    public static synchronized void unregister(Runnable summarise, Runnable distribute) {
        if (hasCandidates) {
            FlightRecorder.unregister(CandidateEvent.class);
            hasCandidates = false;
        }
        FlightRecorder.removePeriodicEvent(distribute);
        FlightRecorder.unregister(DistributionEvent.class);
        FlightRecorder.removePeriodicEvent(summarise);
        FlightRecorder.unregister(ResolutionEvent.class);
        FlightRecorder.unregister(StepEvent.class);
        FlightRecorder.unregister(SummaryEvent.class);
    }

    /** Whether a running recording wants summaries. */
    public static boolean areSummariesWanted() {
        return new SummaryEvent().isEnabled();
    }

    /** Whether a running recording wants distributions. */
    public static boolean areDistributionsWanted() {
        return new DistributionEvent().isEnabled();
    }

    /** Whether a running recording wants single resolutions or steps. */
    public static boolean areResolutionsWanted() {
        return new ResolutionEvent().isEnabled() || new StepEvent().isEnabled();
    }

    /** Whether a recording asked for stacks when one was started or stopped last. Asks no recorder, which may be locked. */
    static boolean areStacksWanted() {
        return stacks;
    }

    /** Whether a recording asks for stacks of events of the agent, by their names or by their numbers. */
    public static boolean lookForStacks() {
        stacks = isAskedForStacks();
        return stacks;
    }

    private static boolean isAskedForStacks() {
        for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            for (Map.Entry<String, String> setting : recording.getSettings().entrySet()) {
                if (isOfStacks(setting.getKey()) && setting.getValue().equals("true")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfStacks(String setting) {
        return setting.endsWith("#stackTrace")
                && (setting.startsWith("whence.") || Character.isDigit(setting.charAt(0)));
    }
}
