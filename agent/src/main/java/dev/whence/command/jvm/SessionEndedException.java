package dev.whence.command.jvm;

/** A session is over: its JVM has ended, or another operator has detached the agent. */
public final class SessionEndedException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean targetEnded;

    SessionEndedException(boolean targetEnded) {
        super(null, null, false, false);
        this.targetEnded = targetEnded;
    }

    /** Whether the JVM has ended; if not, another operator has detached the agent. */
    public boolean targetEnded() {
        return targetEnded;
    }
}
