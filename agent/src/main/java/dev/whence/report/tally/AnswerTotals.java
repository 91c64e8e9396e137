package dev.whence.report.tally;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up one answer: what the agent counted of it, or single events. */
final class AnswerTotals {
    private long count;
    private long total;
    private long self;
    private long outermost;
    private long max;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private @Nullable String firstThread;
    private List<String> firstStack = List.of();
    private @Nullable Durations durations;

    long count() {
        return count;
    }

    long total() {
        return total;
    }

    /** A call that was running when counts were taken is split in two: only the sum is right. */
    long self() {
        return self == AnswerReport.UNKNOWN ? self : Math.max(0, Math.min(self, total));
    }

    long outermost() {
        return outermost == AnswerReport.UNKNOWN ? outermost : Math.max(0, Math.min(outermost, total));
    }

    long max() {
        return max;
    }

    long first() {
        return first == Long.MAX_VALUE ? 0 : first;
    }

    long last() {
        return last == Long.MIN_VALUE ? 0 : last;
    }

    /** Whether a single event is the first of those that came until now. */
    boolean isFirst(long start) {
        return start < first;
    }

    /** Who asked first: of the event that is added next. */
    void asker(@Nullable String thread, List<String> stack) {
        firstThread = thread;
        firstStack = stack;
    }

    @Nullable
    String firstThread() {
        return firstThread;
    }

    List<String> firstStack() {
        return firstStack;
    }

    /** Of the single events. */
    Durations durations() {
        return durations == null ? new Durations() : durations;
    }

    /** A single event: it does not say which other resolutions are nested in it. */
    void add(long start, long nanos) {
        add(1, nanos, AnswerReport.UNKNOWN, AnswerReport.UNKNOWN, nanos);
        if (durations == null) {
            durations = new Durations();
        }
        durations.add(nanos);
        seen(start, start);
    }

    void add(long more, long nanos, long selfNanos, long outermostNanos, long longest) {
        count += more;
        total += nanos;
        self = sum(self, selfNanos);
        outermost = sum(outermost, outermostNanos);
        max = Math.max(max, longest);
    }

    void seen(long from, long to) {
        if (from > 0) {
            first = Math.min(first, from);
        }
        last = Math.max(last, to);
    }

    /** A sum of which a part is unknown is unknown. */
    private static long sum(long one, long other) {
        return one == AnswerReport.UNKNOWN || other == AnswerReport.UNKNOWN ? AnswerReport.UNKNOWN : one + other;
    }
}
