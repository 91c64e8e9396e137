package dev.whence.fleet.extract;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;

/** Adds what one kind of event says to a chunk's totals. */
abstract class Sink implements EventSink {
    final FieldNumbers fields = new FieldNumbers();
    final ChunkTotals totals;

    Sink(ChunkTotals totals) {
        this.totals = totals;
    }

    @Override
    public final List<String> fields() {
        return fields.names();
    }

    static String text(Row row, int field) throws IOException {
        String text = row.text(field);
        return text == null ? "" : text;
    }
}
