package dev.whence.report.html;

import dev.whence.output.HumanReadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongToDoubleFunction;

/**
 * Where values stand along a chart, and what is written beside it.
 *
 * @param place the place of a value, from 0 at the beginning to 1 at the end
 * @param ticks what is written, in rising order
 */
record HtmlAxis(LongToDoubleFunction place, List<Tick> ticks) {
    private static final int MOST_TICKS = 6;
    private static final int MOST_LINES = 3;
    /** The next round number still has to fit. */
    private static final long GREATEST = Long.MAX_VALUE / 2;

    private static final long[] UNITS = {1, 1_000, 1_000_000, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L};
    private static final String[] NAMES = {"ns", "µs", "ms", "s", "min", "h"};
    /** Steps that people count in, for units of ten and for those of sixty. */
    private static final int[] DECIMAL = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    private static final int[] SEXAGESIMAL = {1, 2, 5, 10, 15, 30};

    /** @param minor whether it may be left out where there is little room */
    record Tick(double at, String label, boolean minor) {}

    double at(long value) {
        return Math.min(1, Math.max(0, place.applyAsDouble(value)));
    }

    /** Numbers from 0 to a round one that {@code most} fits under. */
    static HtmlAxis counts(long most) {
        long step = 1;
        for (long ten = 1; most / step > MOST_LINES; ten *= 10) {
            for (int times = 1; times <= 5 && most / step > MOST_LINES; times += times == 1 ? 1 : 3) {
                step = times * ten;
            }
        }
        return linear(Math.min(GREATEST, Math.max(most, step)), step, HtmlAxis::shortCount);
    }

    /** Durations from 0 up. */
    static HtmlAxis durations(long most) {
        long step = step(Math.min(GREATEST, most), MOST_LINES);
        return linear(Math.min(GREATEST, Math.max(most, step)), step, HtmlAxis::round);
    }

    /** Time since a beginning, up to exactly {@code span}. */
    static HtmlAxis elapsed(long span) {
        long end = Math.max(1, span);
        long step = step(end, MOST_TICKS);
        List<Tick> ticks = new ArrayList<>();
        for (long i = 0; i <= end / step; i++) {
            long at = i * step;
            ticks.add(new Tick((double) at / end, at == 0 ? "0" : round(at), i % 2 == 1));
        }
        return new HtmlAxis(value -> (double) value / end, List.copyOf(ticks));
    }

    /** Powers of ten that hold all durations from {@code least} to {@code most}; at least two of them. */
    static HtmlAxis logarithmic(long least, long most) {
        int from = (int) Math.floor(Math.log10(Math.max(1, least)));
        int to = (int) Math.ceil(Math.log10(Math.max(1, most)));
        if (to - from < 2) {
            to = from + 2;
        }
        int first = from;
        int decades = to - from;
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= decades; i++) {
            ticks.add(new Tick((double) i / decades, round((long) Math.pow(10, from + i)), i % 2 == 1 && decades > 3));
        }
        return new HtmlAxis(value -> (Math.log10(Math.max(1, value)) - first) / decades, List.copyOf(ticks));
    }

    private static HtmlAxis linear(long most, long step, LongFunction<String> label) {
        long steps = most / step + (most % step == 0 ? 0 : 1);
        double end = (double) step * steps;
        List<Tick> ticks = new ArrayList<>();
        for (long i = 0; i <= steps; i++) {
            ticks.add(new Tick(i / (double) steps, i == 0 ? "0" : label.apply(i * step), false));
        }
        return new HtmlAxis(value -> value / end, List.copyOf(ticks));
    }

    /** The smallest step in round units of time that makes at most so many. */
    private static long step(long span, int most) {
        for (int unit = 0; unit < UNITS.length; unit++) {
            for (int times : unit < 3 || unit == UNITS.length - 1 ? DECIMAL : SEXAGESIMAL) {
                long step = times * UNITS[unit];
                if (span / step <= most) {
                    return step;
                }
            }
        }
        long step = 24 * UNITS[UNITS.length - 1];
        while (span / step > most) {
            step *= 2;
        }
        return step;
    }

    /** A round duration in the largest unit that leaves it whole or nearly so. */
    static String round(long nanos) {
        for (int unit = UNITS.length - 1; unit > 0; unit--) {
            if (nanos >= UNITS[unit]) {
                if (nanos % UNITS[unit] == 0) {
                    return HumanReadable.count(nanos / UNITS[unit]) + " " + NAMES[unit];
                }
                if (unit <= 3) {
                    return HtmlMarkup.number((double) nanos / UNITS[unit]) + " " + NAMES[unit];
                }
            }
        }
        return nanos + " ns";
    }

    private static String shortCount(long count) {
        if (count < 10_000) {
            return HumanReadable.count(count);
        }
        String[] suffixes = {"k", "M", "G", "T", "P", "E"};
        double value = count;
        int suffix = -1;
        while (value >= 1_000) {
            value /= 1_000;
            suffix++;
        }
        return String.format(Locale.ROOT, value % 1 == 0 ? "%.0f %s" : "%.1f %s", value, suffixes[suffix]);
    }
}
