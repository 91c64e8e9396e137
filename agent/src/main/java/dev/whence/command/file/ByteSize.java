package dev.whence.command.file;

import java.util.Locale;

/** Writes amounts of data as people read them. */
public final class ByteSize {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB"};
    private static final double STEP = 1024;

    private ByteSize() {}

    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " " + UNITS[0] : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
