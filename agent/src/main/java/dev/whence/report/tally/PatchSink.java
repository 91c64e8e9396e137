package dev.whence.report.tally;

import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Patch}: versions of watched names. */
final class PatchSink extends WhenceSink {
    private final int start = fields.number("startTime");
    private final int className = fields.number("className");
    private final int loader = fields.number("loader");
    private final int codeSource = fields.number("codeSource");
    private final int firstSeen = fields.number("firstSeen");
    private final int inUse = fields.number("inUse");
    private final int honoured = fields.number("honoured");
    private final int why = fields.number("why");

    PatchSink(RecordedEvents recorded) {
        super(recorded);
    }

    @Override
    void take(Row row) throws IOException {
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
