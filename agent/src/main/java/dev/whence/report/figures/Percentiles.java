package dev.whence.report.figures;

import java.util.Locale;

/** What percentiles were computed from. */
public enum Percentiles {
    /** Every single event was written: within 1 % of the true value. */
    EVENTS,
    /**
     * Some events were too short or too many to be written, but the agent wrote how many resolutions took how long, for all of
     * them: within 1 % of the true value.
     */
    DISTRIBUTIONS,
    /**
     * Some events were too short or too many to be written, and there are no distributions, so the agent's one-second
     * summaries were merged.
     *
     * <p>A summary gives minimum, median, 99th percentile and maximum of its second. Its resolutions are laid out as 100
     * equal shares, geometrically between those four; the shares of all seconds together, weighted by their counts, give the
     * percentiles. Seconds that are alike give back their own figures; otherwise it is an estimate, and {@link
     * PathReport#p50Range} and {@link PathReport#p99Range} say between which durations the percentile lies for certain.
     */
    SUMMARIES;

    /** What a program reads. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the percentiles of both together are computed from. */
    public Percentiles with(Percentiles other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
