package dev.whence.report.tally;

/** Counts resolutions of one path, and how long they took. */
final class LatencyTotals {
    private LatencyHistogram latencies = new LatencyHistogram();
    private final Timeline timeline = Timeline.ofSums();
    private long count;
    private long failures;
    private long total;
    private long min = Long.MAX_VALUE;
    private long max;

    void add(long startNanos, long nanos, boolean failed) {
        count++;
        failures += failed ? 1 : 0;
        total += nanos;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
        latencies.add(nanos);
        timeline.add(startNanos, 1);
    }

    /** Adds what was counted between two moments, since the epoch. */
    void addSummary(
            long from,
            long until,
            long newCount,
            long newFailures,
            long sum,
            long least,
            long p50,
            long p99,
            long most) {
        count += newCount;
        failures += newFailures;
        total += sum;
        min = Math.min(min, least);
        max = Math.max(max, most);
        latencies.addSummary(newCount, least, p50, p99, most);
        timeline.addBetween(from, until, newCount);
    }

    void add(LatencyTotals other) {
        if (other.count == 0) {
            return;
        }
        count += other.count;
        failures += other.failures;
        total += other.total;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        latencies.add(other.latencies);
        timeline.add(other.timeline);
    }

    /** Corrects the count alone, by resolutions of which nothing else is known. */
    void addUnknown(long more) {
        count += more;
    }

    /** Takes durations from a source that knows them better than what was added. */
    void distribution(LatencyHistogram better) {
        latencies = better;
    }

    /** Takes in extremes that another source saw. */
    void widen(LatencyTotals other) {
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    void clear() {
        if (count > 0) {
            count = 0;
            failures = 0;
            total = 0;
            min = Long.MAX_VALUE;
            max = 0;
            latencies.clear();
            timeline.clear();
        }
    }

    long count() {
        return count;
    }

    long failures() {
        return failures;
    }

    long total() {
        return total;
    }

    long min() {
        return count == 0 || min == Long.MAX_VALUE ? 0 : min;
    }

    long max() {
        return max;
    }

    LatencyHistogram latencies() {
        return latencies;
    }

    Timeline timeline() {
        return timeline;
    }
}
