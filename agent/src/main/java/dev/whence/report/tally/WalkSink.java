package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.util.List;

/** Takes {@code whence.ClassWalk}: walks over the loaded classes. */
final class WalkSink implements EventSink {
    private final EventFields fields = new EventFields();
    private final int start = fields.number("startTime");
    private final int duration = fields.number("duration");
    private final int resolution = fields.number("resolution");
    private final int classes = fields.number("classes");

    private final RecordedEvents recorded;

    WalkSink(RecordedEvents recorded) {
        this.recorded = recorded;
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public void accept(Row row) {
        recorded.counted();
        recorded.walks().add(row.number(start), row.number(duration), row.number(classes), row.number(resolution) != 0);
    }
}
