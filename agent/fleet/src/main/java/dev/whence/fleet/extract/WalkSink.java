package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.ClassWalk}. */
final class WalkSink extends Sink {
    private final int start = fields.number("startTime");
    private final int duration = fields.number("duration");
    private final int resolution = fields.number("resolution");
    private final int name = fields.number("name");
    private final int classes = fields.number("classes");

    WalkSink(ChunkTotals totals) {
        super(totals);
    }

    @Override
    public void accept(Row row) throws IOException {
        totals.counted();
        Fact fact = totals.row(Kind.WALK, row.number(start), text(row, name));
        fact.set(Column.CLASS, text(row, name));
        ChunkTotals.add(fact, Column.WALKS, 1);
        ChunkTotals.add(fact, Column.RESOLVING, row.number(resolution) == 0 ? 0 : 1);
        ChunkTotals.add(fact, Column.TOTAL, row.number(duration));
        ChunkTotals.add(fact, Column.CLASSES, row.number(classes));
    }
}
