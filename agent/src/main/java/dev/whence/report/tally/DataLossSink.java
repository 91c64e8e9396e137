package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.util.List;

/** Takes the recorder's own {@code jdk.DataLoss}: it had to throw events away, of whatever kind. */
final class DataLossSink implements EventSink {
    private final EventFields fields = new EventFields();
    private final int amount = fields.number("amount");

    private final RecordedEvents recorded;

    DataLossSink(RecordedEvents recorded) {
        this.recorded = recorded;
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public void accept(Row row) {
        recorded.lost(row.number(amount));
    }
}
