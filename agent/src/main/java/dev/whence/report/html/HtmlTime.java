package dev.whence.report.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes points in time, in UTC: who reads a page in an incident may sit in another zone than the JVM. */
final class HtmlTime {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private HtmlTime() {}

    /** {@code 20 Nov 2026, 06:47:03 UTC}. */
    static String moment(long nanos) {
        var time = instant(nanos).atOffset(ZoneOffset.UTC);
        return DATE.format(time) + ", " + SECOND.format(time) + " UTC";
    }

    /** {@code 06:47:03.120 UTC}. */
    static String clock(long nanos) {
        return MILLI.format(instant(nanos).atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** From one to another, on one day or over several. */
    static String span(long from, long to) {
        var begin = instant(from).atOffset(ZoneOffset.UTC);
        var end = instant(to).atOffset(ZoneOffset.UTC);
        return begin.toLocalDate().equals(end.toLocalDate())
                ? DATE.format(begin) + ", " + SECOND.format(begin) + " to " + SECOND.format(end) + " UTC"
                : moment(from) + " to " + moment(to);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
