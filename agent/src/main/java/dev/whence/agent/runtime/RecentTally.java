package dev.whence.agent.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The tally that one thread used last, found again by three comparisons: to look for path and mode among all that a point
 * has took 5 ns a call.
 */
final class RecentTally {
    /** To write a reference costs a fence, so where paths take turns, not each of them is kept. */
    private static final int MISSES_IN_TURN = 16;

    private final int stripe;
    private @Nullable Tally tally;
    private @Nullable PointTally point;
    private @Nullable String path;
    private @Nullable String mode;
    private int misses;

    RecentTally(int stripe) {
        this.stripe = stripe;
    }

    /** The tally of a path and mode of a point. */
    Tally of(PointTally asked, String byPath, String inMode) {
        Tally known = tally;
        return known != null && path == byPath && mode == inMode && point == asked
                ? known
                : lookUp(asked, byPath, inMode);
    }

    private Tally lookUp(PointTally asked, String byPath, String inMode) {
        Tally found = asked.tally(byPath, inMode, stripe);
        if (misses++ % MISSES_IN_TURN == 0) {
            // First and last: an error that comes between leaves none.
            tally = null;
            point = asked;
            path = byPath;
            mode = inMode;
            tally = found;
        }
        return found;
    }
}
