package dev.whence.command.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, a termination signal or a closed terminal: the command is notified, ends in good order, and its exit code is that
 * of the process.
 */
public final class Termination {
    private static final long PATIENCE_SECONDS = 120;
    private static final CountDownLatch ASKED = new CountDownLatch(1);
    private static final CountDownLatch ENDED = new CountDownLatch(1);
    private static volatile int exitCode;

    private Termination() {}

    /** From now on a signal is reported and does not end the process at once. For commands that have something to restore. */
    public static void handle() {
        Runtime.getRuntime().addShutdownHook(new Thread(Termination::shutDown, "interrupt"));
    }

    /** Waits, and returns whether the command was asked to end. */
    public static boolean within(Duration time) {
        try {
            return ASKED.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /** Whether the command was asked to end. */
    public static boolean isAsked() {
        return ASKED.getCount() == 0;
    }

    /** The command has ended and nothing is left to be restored. */
    public static void ended(int code) {
        exitCode = code;
        ENDED.countDown();
    }

    private static void shutDown() {
        boolean endedBefore = ENDED.getCount() == 0;
        if (endedBefore) {
            return;
        }
        ASKED.countDown();
        try {
            if (!ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("whence: the JVM does not answer; 'detach' it when it does");
                exitCode = 1;
            }
        } catch (InterruptedException interrupted) {
            exitCode = 1;
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
