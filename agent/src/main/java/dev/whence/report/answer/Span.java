package dev.whence.report.answer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the recordings is asked for.
 *
 * @param since from when; null for the beginning
 * @param until to when; null for the end
 * @param thread of the thread's name; null for all
 */
public record Span(
        @Nullable Moment since,
        @Nullable Moment until,
        @Nullable Glob thread) {
    public static final Span ALL = new Span(null, null, null);

    /**
     * A point in time, or how long after the beginning of a recording it is.
     *
     * @param clock null where it is an offset
     * @param offset from each recording's beginning; null where it is a point in time
     */
    public record Moment(@Nullable Instant clock, @Nullable Duration offset) {
        /** Since the epoch, in a recording that begins then. */
        public long nanos(long recordingNanos) {
            if (offset != null) {
                return recordingNanos + offset.toNanos();
            }
            Instant instant = clock == null ? Instant.EPOCH : clock;
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        }
    }

    /** Whether it is all of them. */
    public boolean isAll() {
        return equals(ALL);
    }
}
