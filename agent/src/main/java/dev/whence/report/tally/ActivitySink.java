package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import dev.whence.report.figures.ActivityKind;
import java.util.List;

/** Takes events of the JDK that say what a thread did. */
final class ActivitySink implements EventSink {
    private final EventFields fields = new EventFields();
    private final int start = fields.number("startTime");
    private final int duration = fields.number("duration");
    private final int thread = fields.number("eventThread");

    private final ActivityKind kind;
    private final ThreadActivities activities;

    ActivitySink(ActivityKind kind, ThreadActivities activities) {
        this.kind = kind;
        this.activities = activities;
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public void accept(Row row) {
        activities.add(kind, row.threadId(thread), row.number(start), row.number(duration));
    }
}
