package dev.whence.report.tally;

import dev.whence.recording.ClassName;
import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;

/** Takes {@code whence.Candidate}: one of those that a resolution chose from. */
final class CandidateSink implements EventSink {
    private final EventFields fields = new EventFields();
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

    private final RecordedEvents recorded;
    private final RecordingTally tally;

    CandidateSink(RecordedEvents recorded, RecordingTally tally) {
        this.recorded = recorded;
        this.tally = tally;
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public void accept(Row row) throws IOException {
        recorded.counted();
        Window window = tally.part();
        if (!window.holds(row.number(start)) || window.asksThread() && !window.wantsThread(row.threadName(thread))) {
            return;
        }
        recorded.meet(row, implementation);
        ClassName type = row.className(implementation);
        recorded.candidates()
                .add(
                        new Candidates.Candidate(
                                text(row, point),
                                text(row, key),
                                text(row, name),
                                type == null ? null : type.name(),
                                type == null ? null : recorded.versions().loader(type),
                                text(row, source)),
                        row.number(position),
                        row.flag(won),
                        text(row, reason));
    }

    private static String text(Row row, int field) throws IOException {
        return RecordedEvents.orEmpty(RecordedEvents.shortened(row.text(field)));
    }
}
