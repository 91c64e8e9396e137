package dev.whence.agent.weave;

import dev.whence.agent.point.Probe;

/** The calls of the runtime that enclose a method's code, by what the method is to its point. */
enum EnclosingCalls {
    RESOLUTION(WovenCall.RESOLUTION_ENTERED, WovenCall.RESOLUTION_EXITED, WovenCall.RESOLUTION_FAILED),
    READING(WovenCall.READING_ENTERED, WovenCall.READING_EXITED, WovenCall.READING_FAILED),
    STEP(WovenCall.STEP_ENTERED, WovenCall.STEP_EXITED, WovenCall.STEP_FAILED),
    CANDIDATES(WovenCall.CANDIDATES_ENTERED, WovenCall.CANDIDATES_EXITED, WovenCall.CANDIDATES_FAILED);

    private final WovenCall entered;
    private final WovenCall exited;
    private final WovenCall failed;

    EnclosingCalls(WovenCall entered, WovenCall exited, WovenCall failed) {
        this.entered = entered;
        this.exited = exited;
        this.failed = failed;
    }

    static EnclosingCalls of(Probe probe) {
        // No switch over the kinds: its table would be a class more.
        if (probe.kind() == Probe.Kind.STEP) {
            return STEP;
        }
        if (probe.kind() == Probe.Kind.CANDIDATES) {
            return CANDIDATES;
        }
        return probe.isRead() ? READING : RESOLUTION;
    }

    WovenCall entered() {
        return entered;
    }

    WovenCall exited() {
        return exited;
    }

    WovenCall failed() {
        return failed;
    }
}
