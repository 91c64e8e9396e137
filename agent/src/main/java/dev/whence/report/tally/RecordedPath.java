package dev.whence.report.tally;

import dev.whence.report.figures.Percentiles;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one path's single events and summaries in one recording, and settles which of them to believe.
 *
 * <p>Summaries count every resolution, single events only those written. Where a chunk holds summaries its single events are
 * among what they count; where it holds none, its single events are all there is. What a summary counts and what is written
 * beside it can fall on two sides of a chunk's end, so what has to be added is judged over the whole recording.
 */
final class RecordedPath {
    /** Of so many resolutions one may miss its event before the events are not believed to be all of them. */
    private static final long ONE_MISSING_IN = 1_000;

    /** Single events of the chunk being read. */
    private final LatencyTotals current = new LatencyTotals();
    /** All single events. */
    private final LatencyTotals written = new LatencyTotals();
    /** Those in chunks that hold no summary. */
    private final LatencyTotals alone = new LatencyTotals();

    private final LatencyTotals summarised = new LatencyTotals();
    private final LatencyHistogram distributed = new LatencyHistogram();
    /** Of the total, what is of resolutions within another one of the same point. */
    private long inner;

    private long belowThreshold;
    private long overLimit;
    private @Nullable String failure;

    void event(long startNanos, long nanos, boolean failed) {
        current.add(startNanos, nanos, failed);
    }

    void failure(@Nullable String text) {
        failure = text;
    }

    LatencyTotals summarised() {
        return summarised;
    }

    /** How long the resolutions took that the agent counted in distributions. */
    LatencyHistogram distributed() {
        return distributed;
    }

    void inner(long nanos) {
        inner += nanos;
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

    /** Adds what another recording of the same JVM holds of it. */
    void add(RecordedPath other) {
        written.add(other.written);
        alone.add(other.alone);
        summarised.add(other.summarised);
        distributed.add(other.distributed);
        inner += other.inner;
        belowThreshold += other.belowThreshold;
        overLimit += other.overLimit;
        failure = other.failure == null ? failure : other.failure;
    }

    PathTotals settle() {
        boolean all = belowThreshold + overLimit == 0;
        if (all && written.count() >= summarised.count()) {
            return new PathTotals(written, written, Percentiles.EVENTS, inner, belowThreshold, overLimit, failure);
        }
        LatencyTotals known = new LatencyTotals();
        known.add(summarised);
        known.widen(written);
        long outside = written.count() - (summarised.count() - belowThreshold - overLimit);
        if (outside > 0) {
            known.add(alone);
            known.addUnknown(outside - alone.count());
        }
        if (all && summarised.count() - written.count() <= summarised.count() / ONE_MISSING_IN) {
            return new PathTotals(known, written, Percentiles.EVENTS, inner, belowThreshold, overLimit, failure);
        }
        if (known.count() - distributed.count() <= known.count() / ONE_MISSING_IN) {
            known.distribution(distributed);
            return new PathTotals(known, known, Percentiles.DISTRIBUTIONS, inner, belowThreshold, overLimit, failure);
        }
        return new PathTotals(known, known, Percentiles.SUMMARIES, inner, belowThreshold, overLimit, failure);
    }
}
