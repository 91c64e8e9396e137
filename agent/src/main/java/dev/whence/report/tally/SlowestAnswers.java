package dev.whence.report.tally;

import dev.whence.report.figures.SlowReport;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the single resolutions that took longest. */
final class SlowestAnswers {
    /** So many that the ten of each filter are among them as a rule. */
    static final int MOST = 1_000;

    private final PriorityQueue<SlowReport> longest = new PriorityQueue<>(Comparator.comparingLong(SlowReport::nanos));

    /** Whether a resolution of this duration is among them. */
    boolean takes(long nanos) {
        SlowReport shortest = longest.peek();
        return shortest == null || longest.size() < MOST || nanos > shortest.nanos();
    }

    void add(SlowReport slow) {
        if (longest.size() >= MOST) {
            longest.poll();
        }
        longest.add(slow);
    }

    void add(SlowestAnswers other) {
        for (SlowReport slow : other.longest) {
            if (takes(slow.nanos())) {
                add(slow);
            }
        }
    }

    /** The longest first. */
    List<SlowReport> report() {
        return longest.stream()
                .sorted(Comparator.comparingLong(SlowReport::nanos).reversed().thenComparing(SlowReport::startNanos))
                .toList();
    }
}
