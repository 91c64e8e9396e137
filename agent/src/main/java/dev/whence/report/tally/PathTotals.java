package dev.whence.report.tally;

import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PercentileRange;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.TimeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One path's figures after it was settled which events to believe; figures of several recordings add up. */
final class PathTotals {
    private final LatencyTotals figures = new LatencyTotals();
    private final LatencyTotals distribution = new LatencyTotals();
    private Percentiles percentiles = Percentiles.EVENTS;
    /** The part of the total that is of resolutions within another one of the same point. */
    private long inner;

    private long belowThreshold;
    private long overLimit;
    private @Nullable String failure;

    PathTotals() {}

    PathTotals(
            LatencyTotals figures,
            LatencyTotals distribution,
            Percentiles percentiles,
            long inner,
            long belowThreshold,
            long overLimit,
            @Nullable String failure) {
        this.figures.add(figures);
        this.distribution.add(distribution);
        this.percentiles = percentiles;
        this.inner = inner;
        this.belowThreshold = belowThreshold;
        this.overLimit = overLimit;
        this.failure = failure;
    }

    void add(PathTotals other) {
        figures.add(other.figures);
        distribution.add(other.distribution);
        percentiles = percentiles.with(other.percentiles);
        inner += other.inner;
        belowThreshold += other.belowThreshold;
        overLimit += other.overLimit;
        failure = other.failure != null ? other.failure : failure;
    }

    Timeline timeline() {
        return distribution.timeline();
    }

    long count() {
        return figures.count();
    }

    PathReport report(String path, TimeSeries series, boolean withLatencies) {
        LatencyHistogram latencies = distribution.latencies();
        PercentileRange half = within(latencies.range(50));
        PercentileRange most = within(latencies.range(99));
        return new PathReport(
                path,
                figures.count(),
                // A call may be counted in a later summary than its failure.
                Math.min(figures.count(), figures.failures()),
                figures.total(),
                figures.min(),
                within(latencies.percentile(50)),
                within(latencies.percentile(99)),
                figures.max(),
                half,
                // Of few resolutions they are the same: thousands of recordings keep one of them.
                most.equals(half) ? half : most,
                Math.max(0, figures.total() - inner),
                percentiles,
                belowThreshold,
                overLimit,
                failure,
                withLatencies ? latencies.bins() : List.of(),
                series);
    }

    private PercentileRange within(PercentileRange range) {
        return new PercentileRange(within(range.fromNanos()), within(range.toNanos()));
    }

    /** A bucket's upper end can lie beyond the longest duration that there was. */
    private long within(long nanos) {
        return Math.max(figures.min(), Math.min(figures.max(), nanos));
    }
}
