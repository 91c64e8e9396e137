package dev.whence.recording;

import java.util.Set;

/** How a number in a recording becomes nanoseconds, where it is a time. */
enum Unit {
    PLAIN,
    TICKS,
    TICKS_SINCE_START,
    NANOS,
    MICROS,
    MILLIS,
    SECONDS;

    private static final Set<String> NAMES = Set.of(
            "TICKS",
            "NANOSECONDS",
            "MICROSECONDS",
            "MILLISECONDS",
            "SECONDS",
            "NANOSECONDS_SINCE_EPOCH",
            "MILLISECONDS_SINCE_EPOCH");

    static final int LONGEST_NAME =
            NAMES.stream().mapToInt(String::length).max().orElse(0);

    /** Whether a text is the value of an annotation that says what a number means. */
    static boolean names(String value) {
        return NAMES.contains(value);
    }

    static Unit ofTimespan(String value) {
        return switch (value) {
            case "TICKS" -> TICKS;
            case "MICROSECONDS" -> MICROS;
            case "MILLISECONDS" -> MILLIS;
            case "SECONDS" -> SECONDS;
            default -> NANOS;
        };
    }

    static Unit ofTimestamp(String value) {
        return switch (value) {
            case "TICKS" -> TICKS_SINCE_START;
            case "NANOSECONDS_SINCE_EPOCH" -> NANOS;
            default -> MILLIS;
        };
    }

    long nanos(long value, ChunkClock clock) {
        return switch (this) {
            case PLAIN, NANOS -> value;
            case TICKS -> clock.nanos(value);
            case TICKS_SINCE_START -> clock.epochNanos(value);
            case MICROS -> times(value, 1_000);
            case MILLIS -> times(value, 1_000_000);
            case SECONDS -> times(value, 1_000_000_000);
        };
    }

    /** The product, or the largest or smallest number where it would overflow. */
    private static long times(long value, long factor) {
        long most = Long.MAX_VALUE / factor;
        return value > most ? Long.MAX_VALUE : value < -most ? Long.MIN_VALUE : value * factor;
    }
}
