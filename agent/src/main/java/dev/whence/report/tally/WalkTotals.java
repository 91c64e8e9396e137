package dev.whence.report.tally;

import dev.whence.report.figures.TimeSeries;
import dev.whence.report.figures.WalkReport;
import java.util.List;

/** Counts walks, and how long they took. */
final class WalkTotals {
    private final Timeline counts = Timeline.ofSums();
    private final Timeline nanos = Timeline.ofSums();
    private final Timeline loaded = Timeline.ofMaxima();
    private long count;
    private long total;
    private long max;
    private long classes;
    private long most;
    private long resolving;
    private long resolvingTotal;

    void add(long startNanos, long duration, long walked, boolean forResolution) {
        count++;
        total += duration;
        max = Math.max(max, duration);
        classes += walked;
        most = Math.max(most, walked);
        if (forResolution) {
            resolving++;
            resolvingTotal += duration;
        }
        counts.add(startNanos, 1);
        nanos.add(startNanos, duration);
        loaded.add(startNanos, walked);
    }

    void add(WalkTotals other) {
        count += other.count;
        total += other.total;
        max = Math.max(max, other.max);
        classes += other.classes;
        most = Math.max(most, other.most);
        resolving += other.resolving;
        resolvingTotal += other.resolvingTotal;
        counts.add(other.counts);
        nanos.add(other.nanos);
        loaded.add(other.loaded);
    }

    long count() {
        return count;
    }

    List<Timeline> timelines() {
        return List.of(counts, nanos, loaded);
    }

    /** Takes its series in the order of {@link #timelines()}. */
    WalkReport report(List<TimeSeries> series) {
        return new WalkReport(
                count,
                total,
                max,
                classes,
                most,
                resolving,
                resolvingTotal,
                series.get(0),
                series.get(1),
                series.get(2));
    }
}
