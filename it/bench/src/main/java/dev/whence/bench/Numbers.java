package dev.whence.bench;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: about three digits that count. */
final class Numbers {
    private static final double NOTHING = 0.0005;

    private Numbers() {}

    /** A bound that somebody set: no digits but those it was set with. */
    static String round(double number) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    static String text(double number) {
        double size = Math.abs(number);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return size < NOTHING ? "0" : String.format(Locale.ROOT, form, number);
    }
}
