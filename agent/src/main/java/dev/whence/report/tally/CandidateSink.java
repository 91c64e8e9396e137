package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Candidate}: one of those that a resolution chose from. */
final class CandidateSink extends WhenceSink {
    private final int start = fields.number("startTime");
    private final int thread = fields.number("eventThread");
    private final int point = fields.number("point");
    private final int key = fields.number("key");
    private final int position = fields.number("position");
    private final int name = fields.number("name");
    private final int implementation = fields.number("implementation");
    private final int source = fields.number("source");
    private final int won = fields.number("won");
    private final int reason = fields.number("reason");

    private final RecordingTally tally;

    CandidateSink(RecordedEvents recorded, RecordingTally tally) {
        super(recorded);
        this.tally = tally;
    }

    @Override
    void take(Row row) throws IOException {
        if (!tally.part().wants(row, start, thread)) {
            return;
        }
        recorded.meet(row, implementation);
        ClassName type = row.className(implementation);
        recorded.candidates()
                .add(
                        new Candidates.Candidate(
                                shortText(row, point),
                                shortText(row, key),
                                shortText(row, name),
                                type == null ? null : type.name(),
                                type == null ? null : recorded.versions().loader(type),
                                shortText(row, source)),
                        row.number(position),
                        row.flag(won),
                        shortText(row, reason));
    }
}
