package dev.whence.report.tally;

import dev.whence.recording.Row;
import dev.whence.report.figures.TrustReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
    private final int trustedBy = fields.number("trustedBy");
    private final int sha256 = fields.number("sha256");
    private final int vouched = fields.number("vouched");
    private final int definedBy = fields.number("definedBy");

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
                                RecordedEvents.shortened(row.text(why)),
                                trust(row)));
    }

    private @Nullable TrustReport trust(Row row) throws IOException {
        String hash = row.text(sha256);
        return hash == null
                ? null
                : new TrustReport(
                        RecordedEvents.shortened(row.text(trustedBy)),
                        RecordedEvents.orEmpty(RecordedEvents.shortened(hash)),
                        row.flag(vouched),
                        shortText(row, definedBy));
    }
}
