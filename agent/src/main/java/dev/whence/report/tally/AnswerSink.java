package dev.whence.report.tally;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes {@code whence.Answer}: what the agent counted of an answer since the last such event. */
final class AnswerSink implements EventSink {
    private final EventFields fields = new EventFields();
    private final int point = fields.number("point");
    private final int mode = fields.number("mode");
    private final int key = fields.number("key");
    private final int path = fields.number("path");
    private final int implementation = fields.number("implementation");
    private final int source = fields.number("source");
    private final int sourceVersion = fields.number("sourceVersion");
    private final int failure = fields.number("failure");
    private final int count = fields.number("count");
    private final int total = fields.number("total");
    private final int self = fields.number("self");
    private final int outermost = fields.number("outermost");
    private final int max = fields.number("max");
    private final int firstSeen = fields.number("firstSeen");
    private final int lastSeen = fields.number("lastSeen");
    private final int found = fields.number("found");

    private final RecordedEvents recorded;
    private final RecordingTally tally;

    AnswerSink(RecordedEvents recorded, RecordingTally tally) {
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
        if (!tally.part().isAll()) {
            return;
        }
        String pointName = text(row, point);
        recorded.meet(row, implementation);
        RecordedAnswers answers = recorded.answers();
        AnswerTotals totals = answers.of(
                new RecordedAnswers.Texts(
                        pointName,
                        text(row, mode),
                        text(row, key),
                        text(row, path),
                        text(row, source),
                        text(row, sourceVersion),
                        text(row, failure),
                        row.flag(found)),
                row,
                implementation);
        totals.add(row.number(count), row.number(total), row.number(self), row.number(outermost), row.number(max));
        totals.seen(row.number(firstSeen), row.number(lastSeen));
        answers.counted(pointName, row.number(count));
    }

    private static String text(Row row, int field) throws IOException {
        @Nullable String text = RecordedEvents.shortened(row.text(field));
        return text == null ? "" : text;
    }
}
