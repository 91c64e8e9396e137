package dev.whence.report.tally;

import dev.whence.report.figures.StepReport;
import org.jspecify.annotations.Nullable;

/** Counts what became of one step, and how long it took. */
final class StepTotals {
    private long count;
    private long chosen;
    private long passedOver;
    private long empty;
    private long failed;
    private long total;
    private @Nullable String failure;

    void add(@Nullable String outcome, long nanos) {
        count++;
        total += nanos;
        if (outcome == null) {
            return;
        }
        switch (outcome) {
            case "chosen" -> chosen++;
            case "passed-over" -> passedOver++;
            case "empty" -> empty++;
            case "failed" -> failed++;
            default -> {}
        }
    }

    void failure(@Nullable String text) {
        failure = text;
    }

    void add(StepTotals other) {
        count += other.count;
        chosen += other.chosen;
        passedOver += other.passedOver;
        empty += other.empty;
        failed += other.failed;
        total += other.total;
        failure = other.failure != null ? other.failure : failure;
    }

    StepReport report(String path) {
        return new StepReport(path, count, chosen, passedOver, empty, failed, total, failure);
    }
}
