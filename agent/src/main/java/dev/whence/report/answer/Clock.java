package dev.whence.report.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes points in time, in UTC. */
public final class Clock {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Clock() {}

    /** The time of day to the millisecond; empty where it is unknown. */
    public static String time(long epochNanos) {
        return epochNanos <= 0 ? "" : TIME.format(instant(epochNanos));
    }

    /** Date and time as ISO 8601 writes it; empty where it is unknown. */
    public static String iso(long epochNanos) {
        return epochNanos <= 0 ? "" : instant(epochNanos).toString();
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }
}
