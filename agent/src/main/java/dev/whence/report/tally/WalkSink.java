package dev.whence.report.tally;

import dev.whence.recording.Row;

/** Takes {@code whence.ClassWalk}: walks over the loaded classes. */
final class WalkSink extends WhenceSink {
    private final int start = fields.number("startTime");
    private final int duration = fields.number("duration");
    private final int resolution = fields.number("resolution");
    private final int classes = fields.number("classes");

    WalkSink(RecordedEvents recorded) {
        super(recorded);
    }

    @Override
    void take(Row row) {
        recorded.walks().add(row.number(start), row.number(duration), row.number(classes), row.number(resolution) != 0);
    }
}
