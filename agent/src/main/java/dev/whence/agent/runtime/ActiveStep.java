package dev.whence.agent.runtime;

import dev.whence.agent.point.Point;
import org.jspecify.annotations.Nullable;

/**
 * A step under way, and after its exit what came of it, until its resolution ends.
 *
 * <p>Used again by the next resolution at the same depth: with its event it takes 104 bytes, and a step in each call would be
 * all that a call allocates. One that is still open when its resolution ends is not, since its exit may come later.
 */
final class ActiveStep {
    /** What the step found, or null. */
    @Nullable
    Object answer;

    private final ActiveResolution resolution;
    private WovenMethod method;
    private final StepEvent event = new StepEvent();
    private boolean open;
    private @Nullable String failure;
    private @Nullable ActiveStep next;
    /** Of the first step: the last one. */
    private @Nullable ActiveStep last;

    private ActiveStep(ActiveResolution resolution, WovenMethod method) {
        this.resolution = resolution;
        this.method = method;
    }

    /** Null where no resolution of the step's point is under way: then somebody else calls the method. */
    static @Nullable ActiveStep enter(WovenMethod method) {
        ActiveResolution resolution = ActiveResolution.of(method.probe.point());
        if (resolution == null) {
            return null;
        }
        ActiveStep spare = resolution.steps().spare();
        ActiveStep step = spare == null ? new ActiveStep(resolution, method) : spare;
        if (step.method != method) {
            step.method = method;
        }
        // Before it is one of the resolution's: an error here drops it.
        step.event.begin();
        step.open = true;
        resolution.steps().add(step);
        return step;
    }

    /** Lets go of all that is the application's, and of the steps around it. */
    void forget() {
        if (answer != null) {
            answer = null;
        }
        if (failure != null) {
            failure = null;
        }
        if (event.implementation != null) {
            event.implementation = null;
        }
        if (event.failure != null) {
            event.failure = null;
        }
        next = null;
        last = null;
    }

    /** Puts it before others that wait to be used again. */
    void waitBefore(@Nullable ActiveStep others) {
        next = others;
    }

    /** Puts a step behind all that follow this one, which is the first. */
    void append(ActiveStep step) {
        (last == null ? this : last).next = step;
        last = step;
    }

    /** The one that was tried next, or null. */
    @Nullable
    ActiveStep next() {
        return next;
    }

    /** Whether it is being tried. */
    boolean isOpen() {
        return open;
    }

    String path() {
        return method.path();
    }

    /** Why the step could not use what it found; the last reason stands. */
    void failed(String why) {
        failure = why;
    }

    void exit(@Nullable Object returned, @Nullable Throwable thrown) {
        open = false;
        event.end();
        Throwable late = thrown == null ? LateAnswer.failure(returned) : thrown;
        answer = late == null ? ImplementationType.unwrapped(returned) : null;
        if (late != null) {
            failure = method.probe.point().failureText(late);
        }
    }

    /**
     * Whether its event is written though it was not chosen. A method that gives a name gives many, to each caller: of
     * these only what settled the resolution is a step.
     */
    boolean isWrittenUnchosen(@Nullable Object answered) {
        return !method.names || failure != null || answered instanceof String;
    }

    void commit(boolean chosen) {
        if (!event.shouldCommit()) {
            return;
        }
        event.resolution = resolution.id();
        event.point = method.probe.point().name();
        event.path = path();
        event.outcome = outcome(chosen);
        event.implementation = ImplementationType.orNull(answer);
        event.failure = failure;
        if (!method.tally.isWarmUp) {
            event.commit();
        }
    }

    private String outcome(boolean chosen) {
        if (chosen) {
            return StepEvent.CHOSEN;
        }
        if (answer != null) {
            return LateAnswer.isPending(answer) ? Point.PENDING : StepEvent.PASSED_OVER;
        }
        return failure != null ? StepEvent.FAILED : StepEvent.EMPTY;
    }
}
