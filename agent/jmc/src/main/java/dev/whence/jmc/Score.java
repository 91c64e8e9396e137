package dev.whence.jmc;

import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/**
 * Maps a measure to Mission Control's score: 25 and more is information, 75 and more a warning, 100 the most.
 *
 * <p>The curves are Mission Control's own ({@link RulesToolkit#mapExp100(double, double, double)}): straight from 0 to the
 * first limit, then bent so that it passes 75 at the second limit and nears 100.
 */
final class Score {
    /** From here on Mission Control shows a result as information. */
    static final double INFORMATION = 25;

    /** The highest score that is not a warning yet. */
    static final double MOST_INFORMATION = 74;

    /** From here on Mission Control shows a result as a warning. */
    static final double WARNING = 75;

    private static final double LEAST_LIMIT = 1e-9;

    private Score() {}

    /** Limits that make no sense, as a user may set them, are taken for the nearest that do. */
    static double byLimits(double value, double information, double warning) {
        double low = Math.max(LEAST_LIMIT, information);
        double high = Math.max(low * (1 + LEAST_LIMIT), warning);
        return RulesToolkit.mapExp100(value, low, high);
    }

    /** Information at most: for what is worth knowing and not worth waking anybody. */
    static double information(double share) {
        return INFORMATION + (MOST_INFORMATION - INFORMATION) * Math.min(1, Math.max(0, share));
    }
}
