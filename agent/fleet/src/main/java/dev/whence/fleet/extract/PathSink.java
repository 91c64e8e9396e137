package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Summary}. */
final class PathSink extends Sink {
    /** More in a second is damage. */
    private static final long MOST = 1L << 40;

    private final int start = fields.number("startTime");
    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int mode = fields.number("mode");
    private final int count = fields.number("count");
    private final int failures = fields.number("failures");
    private final int total = fields.number("total");
    private final int min = fields.number("min");
    private final int max = fields.number("max");

    PathSink(ChunkTotals totals) {
        super(totals);
    }

    @Override
    public void accept(Row row) throws IOException {
        long resolutions = row.number(count);
        totals.counted();
        if (resolutions <= 0 || resolutions > MOST) {
            return;
        }
        Fact fact = totals.row(Kind.PATH, row.number(start), text(row, point), text(row, path), text(row, mode));
        if (fact.get(Column.POINT) == null) {
            fact.set(Column.POINT, text(row, point))
                    .set(Column.PATH, text(row, path))
                    .set(Column.MODE, text(row, mode))
                    .set(Column.SHORTEST, row.number(min))
                    .set(Column.LONGEST, row.number(max));
        }
        ChunkTotals.add(fact, Column.RESOLUTIONS, resolutions);
        ChunkTotals.add(fact, Column.FAILURES, row.number(failures));
        ChunkTotals.add(fact, Column.TOTAL, row.number(total));
        fact.set(Column.SHORTEST, Math.min(ChunkTotals.number(fact, Column.SHORTEST), row.number(min)));
        fact.set(Column.LONGEST, Math.max(ChunkTotals.number(fact, Column.LONGEST), row.number(max)));
    }
}
