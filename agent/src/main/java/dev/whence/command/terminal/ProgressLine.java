package dev.whence.command.terminal;

import dev.whence.output.HumanReadable;
import java.time.Duration;

/** Shows in one line how far a recording is. */
public final class ProgressLine {
    private static final int LONGEST = 50;
    private static final int SHORTEST = 5;

    private ProgressLine() {}

    public static String line(Duration past, Duration whole, long resolutions, int width) {
        String told =
                " " + time(past) + " of " + time(whole) + ", " + HumanReadable.count(resolutions) + " resolutions";
        int cells = Math.min(LONGEST, width - told.length() - 2);
        if (cells < SHORTEST) {
            String alone = told.strip();
            return alone.substring(0, Math.min(alone.length(), Math.max(0, width)));
        }
        double share = Math.min(1, (double) past.toMillis() / Math.max(1, whole.toMillis()));
        int full = (int) Math.round(share * cells);
        return "[" + "#".repeat(full) + ".".repeat(cells - full) + "]" + told;
    }

    /** A time in whole seconds, as far as it has any. */
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis > 0 && millis < 1_000) {
            return millis + " ms";
        }
        long seconds = Math.round(millis / 1e3);
        return seconds < 120
                ? seconds + " s"
                : HumanReadable.time(Duration.ofSeconds(seconds).toNanos());
    }
}
