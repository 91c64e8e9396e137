package dev.whence.command.jvm;

import dev.whence.command.failure.CommandException;
import dev.whence.command.terminal.Terminal;
import dev.whence.command.terminal.Termination;
import java.time.Duration;

/**
 * A bounded wait for a JVM: says after a moment what it waits for, ends at once on a signal, and does not wait for a JVM
 * that is stopped.
 */
final class Patience {
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** After a signal: enough for an agent that runs to answer. */
    private static final Duration AFTER_SIGNAL = Duration.ofSeconds(10);

    private final Jvm jvm;
    private final String what;
    private final Duration most;
    private final boolean endsOnSignal;
    private final long begun = System.nanoTime();
    private long signalled;
    private boolean said;

    /**
     * Begins to wait.
     *
     * @param what what the JVM is to do, as in "waiting for JVM 4711 to ..."
     * @param most how long at most
     * @param endsOnSignal whether a signal ends it at once; if not, an agent that runs may still answer
     */
    Patience(Jvm jvm, String what, Duration most, boolean endsOnSignal) {
        this.jvm = jvm;
        this.what = what;
        this.most = most;
        this.endsOnSignal = endsOnSignal;
    }

    /**
     * Whether to wait on; called every few milliseconds.
     *
     * @throws CommandException if it has lasted too long, or the command was asked to end
     */
    void check(boolean mayBeStopped) throws CommandException {
        Duration past = Duration.ofNanos(System.nanoTime() - begun);
        if (Termination.isAsked()) {
            if (signalled == 0) {
                signalled = System.nanoTime();
            }
            Duration since = Duration.ofNanos(System.nanoTime() - signalled);
            if (endsOnSignal || since.compareTo(AFTER_SIGNAL) > 0 || isStopped()) {
                throw CommandException.failed("ended by a signal while " + jvm.name() + " was to " + what + stopped());
            }
        }
        if (past.compareTo(QUIET) > 0 && !mayBeStopped && isStopped()) {
            throw CommandException.failed(jvm.name() + " does not answer" + stopped() + ", and try again");
        }
        if (past.compareTo(most) > 0) {
            throw CommandException.failed(jvm.name() + " did not " + what + " within " + most.toSeconds() + " s"
                    + (isStopped() ? stopped() : ": it is busy or hangs"));
        }
        if (!said && past.compareTo(QUIET) > 0) {
            said = true;
            Terminal.remark("Waiting for " + jvm.name() + " to " + what + stopped() + ".");
        }
    }

    private boolean isStopped() {
        return LinuxProcess.isHere() && new LinuxProcess(jvm.pid()).isStopped();
    }

    private String stopped() {
        return isStopped()
                ? ": it is stopped, by SIGSTOP or a debugger; continue it ('kill -CONT " + jvm.pid() + "')"
                : "";
    }
}
