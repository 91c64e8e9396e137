package dev.whence;

import org.jspecify.annotations.Nullable;

/** A step under way, and after its exit what came of it, until its resolution ends. */
final class StepFrame {
    /** What the step found, or null. */
    @Nullable
    Object answer;

    private final Frame frame;
    private final Site site;
    private final @Nullable StepFrame outer;
    private final StepEvent event = new StepEvent();
    private @Nullable String failure;

    private StepFrame(Frame frame, Site site) {
        this.frame = frame;
        this.site = site;
        this.outer = frame.openStep;
    }

    /** Null where no resolution of the step's point is under way: then somebody else calls the method. */
    static @Nullable StepFrame enter(Site site) {
        Frame frame = Frame.of(site.probe.point());
        if (frame == null) {
            return null;
        }
        StepFrame step = new StepFrame(frame, site);
        frame.add(step);
        step.event.begin();
        frame.openStep = step;
        return step;
    }

    String path() {
        return site.probe.name();
    }

    /** Why the step could not use what it found; the last reason stands. */
    void failed(String why) {
        failure = why;
    }

    void exit(@Nullable Object returned, @Nullable Throwable thrown) {
        frame.openStep = outer;
        event.end();
        answer = Frame.unwrapped(returned);
        if (thrown != null) {
            failure = Text.of(thrown);
        }
    }

    void commit(boolean chosen) {
        if (!event.shouldCommit()) {
            return;
        }
        event.resolution = frame.id;
        event.point = site.probe.point().name();
        event.path = path();
        event.outcome = outcome(chosen);
        event.implementation = answer == null ? null : Frame.typeOf(answer);
        event.failure = failure;
        event.commit();
    }

    private String outcome(boolean chosen) {
        if (chosen) {
            return StepEvent.CHOSEN;
        }
        if (answer != null) {
            return StepEvent.PASSED_OVER;
        }
        return failure != null ? StepEvent.FAILED : StepEvent.EMPTY;
    }
}
