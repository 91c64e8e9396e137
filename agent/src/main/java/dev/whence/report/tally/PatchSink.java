package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;

/** Takes {@code whence.Patch}: versions of watched names. */
final class PatchSink implements EventSink {
    private final EventFields fields = new EventFields();
    private final int start = fields.number("startTime");
    private final int className = fields.number("className");
    private final int loader = fields.number("loader");
    private final int codeSource = fields.number("codeSource");
    private final int firstSeen = fields.number("firstSeen");
    private final int inUse = fields.number("inUse");
    private final int honoured = fields.number("honoured");
    private final int why = fields.number("why");

    private final RecordedEvents recorded;

    PatchSink(RecordedEvents recorded) {
        this.recorded = recorded;
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public void accept(Row row) throws IOException {
        recorded.counted();
        long id = recorded.meet(row, className);
        recorded.versions()
                .watch(
                        id,
                        new RecordedVersions.Watched(
                                row.number(start),
                                row.text(loader),
                                row.text(codeSource),
                                row.number(firstSeen),
                                row.flag(inUse),
                                row.flag(honoured),
                                RecordedEvents.shortened(row.text(why))));
    }
}
