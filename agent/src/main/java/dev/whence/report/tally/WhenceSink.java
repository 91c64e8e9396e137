package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;

/** Takes one of Whence's events, each of which counts. */
abstract class WhenceSink implements EventSink {
    final EventFields fields = new EventFields();
    final RecordedEvents recorded;

    WhenceSink(RecordedEvents recorded) {
        this.recorded = recorded;
    }

    @Override
    public final List<String> fields() {
        return fields.names();
    }

    @Override
    public final void accept(Row row) throws IOException {
        recorded.counted();
        take(row);
    }

    /** Adds what an event says. */
    abstract void take(Row row) throws IOException;

    /** A text of the application's, cut where it is too long for a report; empty where there is none. */
    static String shortText(Row row, int field) throws IOException {
        return RecordedEvents.orEmpty(RecordedEvents.shortened(row.text(field)));
    }
}
