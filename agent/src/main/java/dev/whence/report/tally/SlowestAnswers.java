package dev.whence.report.tally;

import dev.whence.report.figures.SlowReport;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the single resolutions that took longest. */
final class SlowestAnswers {
    /** So many that the ten of each filter are among them as a rule. */
    static final int MOST = 1_000;

    private final PriorityQueue<Slow> longest = new PriorityQueue<>(Comparator.comparingLong(Slow::nanos));

    /** One of them, and the recorder's number for its thread. */
    private record Slow(SlowReport report, long thread) {
        long nanos() {
            return report.nanos();
        }
    }

    /** Whether a resolution of this duration is among them. */
    boolean takes(long nanos) {
        Slow shortest = longest.peek();
        return shortest == null || longest.size() < MOST || nanos > shortest.nanos();
    }

    /**
     * Takes one.
     *
     * @param thread the recorder's number for its thread
     */
    void add(SlowReport report, long thread) {
        if (longest.size() >= MOST) {
            longest.poll();
        }
        longest.add(new Slow(report, thread));
    }

    /** Takes those of a recording, each with what its thread did meanwhile. */
    void add(SlowestAnswers other, ThreadActivities activities) {
        for (Slow slow : other.longest) {
            if (takes(slow.nanos())) {
                SlowReport report = slow.report();
                add(
                        report.with(activities.within(
                                slow.thread(), report.startNanos(), report.startNanos() + report.nanos())),
                        0);
            }
        }
    }

    /** The longest first. */
    List<SlowReport> report() {
        return longest.stream()
                .map(Slow::report)
                .sorted(Comparator.comparingLong(SlowReport::nanos).reversed().thenComparing(SlowReport::startNanos))
                .toList();
    }
}
