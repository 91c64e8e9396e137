package dev.whence.agent.support;

import org.jspecify.annotations.Nullable;

/**
 * Gives way where the heap is full: after an {@link OutOfMemoryError} of the agent's own nothing is recorded for a while.
 *
 * <p>Each attempt to allocate on a full heap costs the application a full collection or several. So one attempt is made
 * after a second, and where it fails again, after twice as long, up to a minute. What was counted before stays, and is
 * written afterwards; what comes meanwhile is not counted, and that is said as an error of the agent.
 */
public final class HeapShortage {
    private static final long SECOND = 1_000_000_000L;
    private static final long SHORTEST = SECOND;
    private static final long LONGEST = 60 * SECOND;

    private static boolean pausing;
    private static boolean ended;
    private static long since;
    private static long until;
    private static long pause = SHORTEST;
    private static long paused;

    private HeapShortage() {}

    /** The agent could not allocate. Allocates nothing. */
    static void met() {
        Switches.recording = false;
        Switches.summing = false;
        Switches.answering = false;
        met(System.nanoTime());
    }

    static synchronized void met(long now) {
        if (pausing) {
            return;
        }
        pause = until != 0 && now - until < LONGEST ? Math.min(LONGEST, 2 * pause) : SHORTEST;
        pausing = true;
        since = now;
        until = now + pause;
    }

    /** Whether nothing may be recorded now. The first question after a pause ends it. */
    public static boolean lasts() {
        return lasts(System.nanoTime());
    }

    static synchronized boolean lasts(long now) {
        if (pausing) {
            if (now - until < 0) {
                return true;
            }
            pausing = false;
            ended = true;
            paused += now - since;
        }
        return false;
    }

    /** Whether a pause has ended since the last question: what was counted before it is still to be written. */
    public static synchronized boolean hasEnded() {
        boolean answer = ended;
        ended = false;
        return answer;
    }

    /** For how long nothing was counted, as an addition to the error's name; null where there was no pause. */
    static @Nullable String text() {
        return text(System.nanoTime());
    }

    static synchronized @Nullable String text(long now) {
        long all = paused + (pausing ? now - since : 0);
        return all == 0
                ? null
                : "; the heap was full, so nothing was counted for " + (all + SECOND - 1) / SECOND + " s in total";
    }

    static synchronized void clear() {
        pausing = false;
        ended = false;
        pause = SHORTEST;
        until = 0;
        paused = 0;
    }
}
