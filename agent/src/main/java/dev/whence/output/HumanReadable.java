package dev.whence.output;

import java.util.Locale;

/** Writes numbers as people read them. */
public final class HumanReadable {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private static final int GROUP = 3;

    private HumanReadable() {}

    /** A duration with three digits that count: {@code 850 ns}, {@code 12.3 µs}, {@code 1.24 s}, {@code 3 min 20 s}. */
    public static String time(long nanos) {
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        // The next unit begins where this one would be rounded up to 1000.
        if (nanos < 999_500) {
            return digits(nanos, MICRO) + " µs";
        }
        if (nanos < 999_500_000L) {
            return digits(nanos, MILLI) + " ms";
        }
        if (nanos < 119_500_000_000L) {
            return digits(nanos, SECOND) + " s";
        }
        long seconds = Math.round((double) nanos / SECOND);
        long minutes = seconds / 60;
        return minutes < 60
                ? minutes + " min " + seconds % 60 + " s"
                : count(minutes / 60) + " h " + minutes % 60 + " min";
    }

    /** Digits in groups of three; by no format string, the first of which takes a JVM 15 ms. */
    public static String count(long count) {
        String digits = Long.toString(count);
        int first = count < 0 ? 1 : 0;
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    public static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A part of a whole in percent; a part that is not nothing is not said to be. */
    public static String share(long part, long whole) {
        if (part <= 0 || whole <= 0) {
            return "0 %";
        }
        double percent = 100.0 * part / whole;
        if (percent < 0.1) {
            return "<0.1 %";
        }
        return percent < 10 ? String.format(Locale.ROOT, "%.1f %%", percent) : Math.round(percent) + " %";
    }

    /** A code source as it can be copied: a file's as its path, any other whole. */
    public static String place(String codeSource) {
        return codeSource.startsWith("file:/") ? codeSource.substring("file:".length()) : codeSource;
    }

    private static String digits(long nanos, long unit) {
        double value = (double) nanos / unit;
        if (value < 9.995) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value < 99.95 ? String.format(Locale.ROOT, "%.1f", value) : String.valueOf(Math.round(value));
    }
}
