package dev.whence.report;

import org.jspecify.annotations.Nullable;

/**
 * Gathers one path's single events and summaries in one recording, and settles which of them to believe.
 *
 * <p>Summaries count every resolution, single events only those written. Where a chunk holds summaries its single events are
 * among what they count; where it holds none, its single events are all there is. What a summary counts and what is written
 * beside it can fall on two sides of a chunk's end, so what has to be added is judged over the whole recording.
 */
final class PathTally {
    /** Of so many resolutions one may miss its event before the events are not believed to be all of them. */
    private static final long ONE_MISSING_IN = 1_000;

    /** Single events of the chunk being read. */
    private final Amount current = new Amount();
    /** All single events. */
    private final Amount written = new Amount();
    /** Those in chunks that hold no summary. */
    private final Amount alone = new Amount();

    private final Amount summarised = new Amount();
    private long belowThreshold;
    private long overLimit;
    private @Nullable String failure;

    void event(long startNanos, long nanos, boolean failed) {
        current.add(startNanos, nanos, failed);
    }

    void failure(@Nullable String text) {
        failure = text;
    }

    Amount summarised() {
        return summarised;
    }

    void notWritten(long tooShort, long tooMany) {
        belowThreshold += tooShort;
        overLimit += tooMany;
    }

    void endChunk(boolean holdsSummaries) {
        written.add(current);
        if (!holdsSummaries) {
            alone.add(current);
        }
        current.clear();
    }

    Settled settle() {
        boolean all = belowThreshold + overLimit == 0;
        if (all && written.count() >= summarised.count()) {
            return new Settled(written, written, Percentiles.EVENTS, belowThreshold, overLimit, failure);
        }
        Amount known = new Amount();
        known.add(summarised);
        known.widen(written);
        long outside = written.count() - (summarised.count() - belowThreshold - overLimit);
        if (outside > 0) {
            known.add(alone);
            known.addUnknown(outside - alone.count());
        }
        if (all && summarised.count() - written.count() <= summarised.count() / ONE_MISSING_IN) {
            return new Settled(known, written, Percentiles.EVENTS, belowThreshold, overLimit, failure);
        }
        return new Settled(known, known, Percentiles.SUMMARIES, belowThreshold, overLimit, failure);
    }
}
