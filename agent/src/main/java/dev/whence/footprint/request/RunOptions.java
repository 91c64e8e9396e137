package dev.whence.footprint.request;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a command is run, and which of its JVMs is meant.
 *
 * @param command word by word: {@code java}, another launcher of a JDK, or what starts one
 * @param until when to end it; null if it ends by itself
 * @param timeout how long that may take
 * @param main the main class, module or jar of the JVM that is judged, {@code *} for any characters; null for the only one
 */
public record RunOptions(
        List<String> command,
        @Nullable Until until,
        Duration timeout,
        @Nullable String main) {
    /** A time such as {@code 1.5 s}. */
    public static String words(Duration time) {
        long millis = time.toMillis();
        return millis % 1_000 == 0
                ? millis / 1_000 + " s"
                : String.format(Locale.ROOT, "%.3f", millis / 1e3).replaceAll("0+$", "") + " s";
    }

    /** The time allowed, such as {@code 60 s}. */
    public String timeoutInWords() {
        return words(timeout);
    }
}
