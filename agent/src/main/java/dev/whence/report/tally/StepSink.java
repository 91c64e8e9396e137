package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes {@code whence.Step}: what was tried below a point. */
final class StepSink implements EventSink {
    private final EventFields fields = new EventFields();
    private final int duration = fields.number("duration");
    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int outcome = fields.number("outcome");
    private final int failure = fields.number("failure");

    private final RecordedEvents recorded;
    /** Where the last event went, to which the next mostly goes as well. */
    private @Nullable String lastPoint;

    private @Nullable String lastPath;
    private @Nullable StepTotals step;

    StepSink(RecordedEvents recorded) {
        this.recorded = recorded;
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public void accept(Row row) throws IOException {
        recorded.counted();
        String pointName = RecordedEvents.orEmpty(row.text(point));
        String pathName = RecordedEvents.orEmpty(row.text(path));
        if (step == null || !pathName.equals(lastPath) || !pointName.equals(lastPoint)) {
            step = recorded.point(pointName).step(pathName);
            lastPoint = pointName;
            lastPath = pathName;
        }
        step.add(row.text(outcome), row.number(duration));
        if (row.hasText(failure)) {
            step.failure(RecordedEvents.shortened(row.text(failure)));
        }
    }
}
