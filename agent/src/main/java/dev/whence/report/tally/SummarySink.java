package dev.whence.report.tally;

import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Summary}: what the agent counted of a path within a second. */
final class SummarySink extends WhenceSink {
    /** More in a second is damage, and would overflow what is computed from it. */
    private static final long MOST = 1L << 40;

    private final int start = fields.number("startTime");
    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int mode = fields.number("mode");
    private final int count = fields.number("count");
    private final int failures = fields.number("failures");
    private final int total = fields.number("total");
    private final int outermost = fields.number("outermost");
    private final int min = fields.number("min");
    private final int max = fields.number("max");
    private final int p50 = fields.number("p50");
    private final int p99 = fields.number("p99");
    private final int belowThreshold = fields.number("belowThreshold");
    private final int overLimit = fields.number("overLimit");

    private final SummaryTimes times = new SummaryTimes();
    private final RecordingTally tally;

    SummarySink(RecordedEvents recorded, RecordingTally tally) {
        super(recorded);
        this.tally = tally;
    }

    @Override
    void take(Row row) throws IOException {
        recorded.summarised();
        long resolutions = row.number(count);
        Window window = tally.part();
        // A summary is of all threads.
        if (resolutions > 0 && resolutions <= MOST && window.holds(row.number(start)) && !window.asksThread()) {
            RecordedPoint recordedPoint = recorded.point(row.text(point));
            recordedPoint.mode(row.text(mode), resolutions);
            RecordedPath recordedPath = recordedPoint.path(RecordedEvents.orEmpty(row.text(path)));
            recordedPath
                    .summarised()
                    .addSummary(
                            times.since(row.number(start)),
                            row.number(start),
                            resolutions,
                            row.number(failures),
                            row.number(total),
                            row.number(min),
                            row.number(p50),
                            row.number(p99),
                            row.number(max));
            if (row.hasNumber(outermost)) {
                recordedPath.inner(Math.max(0, row.number(total) - row.number(outermost)));
            }
            recordedPath.notWritten(row.number(belowThreshold), row.number(overLimit));
        }
    }
}
