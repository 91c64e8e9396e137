package dev.whence.report.tally;

import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Answer}: what the agent counted of an answer since the last such event. */
final class AnswerSink extends WhenceSink {
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
    private final int elements = fields.number("elements");

    private final RecordingTally tally;

    AnswerSink(RecordedEvents recorded, RecordingTally tally) {
        super(recorded);
        this.tally = tally;
    }

    @Override
    void take(Row row) throws IOException {
        if (!tally.part().isAll()) {
            return;
        }
        String pointName = shortText(row, point);
        recorded.meet(row, implementation);
        RecordedAnswers answers = recorded.answers();
        AnswerTotals totals = answers.of(
                new RecordedAnswers.Texts(
                        pointName,
                        shortText(row, mode),
                        shortText(row, key),
                        shortText(row, path),
                        shortText(row, source),
                        shortText(row, sourceVersion),
                        shortText(row, failure),
                        row.flag(found),
                        row.flag(elements)),
                row,
                implementation);
        totals.add(row.number(count), row.number(total), row.number(self), row.number(outermost), row.number(max));
        totals.seen(row.number(firstSeen), row.number(lastSeen));
    }
}
