package dev.whence.report.tally;

import dev.whence.recording.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes {@code whence.Step}: what was tried below a point. */
final class StepSink extends WhenceSink {
    private static final int LATEST = 4;

    private final int duration = fields.number("duration");
    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int outcome = fields.number("outcome");
    private final int failure = fields.number("failure");

    /** Where the last events went, to which the next mostly goes as well: a resolution takes one step after the other. */
    private final @Nullable Latest[] latest = new Latest[LATEST];

    private int next;

    StepSink(RecordedEvents recorded) {
        super(recorded);
    }

    @Override
    void take(Row row) throws IOException {
        String pointName = RecordedEvents.orEmpty(row.text(point));
        String pathName = RecordedEvents.orEmpty(row.text(path));
        StepTotals step = step(pointName, pathName);
        step.add(row.text(outcome), row.number(duration));
        if (row.hasText(failure)) {
            step.failure(RecordedEvents.shortened(row.text(failure)));
        }
    }

    private StepTotals step(String pointName, String pathName) {
        for (Latest one : latest) {
            // The reader gives the same object for the same text as a rule.
            if (one != null && one.path == pathName && one.point == pointName) {
                return one.totals;
            }
        }
        StepTotals totals = recorded.point(pointName).step(pathName);
        latest[next] = new Latest(pointName, pathName, totals);
        next = (next + 1) % LATEST;
        return totals;
    }

    private record Latest(String point, String path, StepTotals totals) {}
}
