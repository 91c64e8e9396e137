package dev.whence.report.jfr;

/** How a number in a recording becomes nanoseconds, where it is a time. */
enum Unit {
    PLAIN,
    TICKS,
    TICKS_SINCE_START,
    NANOS,
    MICROS,
    MILLIS,
    SECONDS;

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

    long nanos(long value, ChunkHeader clock) {
        return switch (this) {
            case PLAIN, NANOS -> value;
            case TICKS -> clock.nanos(value);
            case TICKS_SINCE_START -> clock.epochNanos(value);
            case MICROS -> value * 1_000;
            case MILLIS -> value * 1_000_000;
            case SECONDS -> value * 1_000_000_000;
        };
    }
}
