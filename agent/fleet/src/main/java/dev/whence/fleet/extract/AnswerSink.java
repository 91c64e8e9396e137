package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Answer}. Keys are the application's: they are taken only where they are wanted. */
final class AnswerSink extends Sink {
    private final int start = fields.number("startTime");
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

    private final boolean withKeys;

    AnswerSink(ChunkTotals totals, boolean withKeys) {
        super(totals);
        this.withKeys = withKeys;
    }

    @Override
    public void accept(Row row) throws IOException {
        totals.counted();
        String pointName = text(row, point);
        String pathName = text(row, path);
        String modeName = text(row, mode);
        String keyText = withKeys ? text(row, key) : "";
        ClassName answer = row.className(implementation);
        String className = answer == null ? "" : answer.name();
        String loader = answer == null || answer.loaderType() == null ? "" : answer.loaderType();
        boolean failed = !text(row, failure).isEmpty();
        // The source of a failure is that of the exception's class.
        String from = failed ? "" : SafeSource.of(text(row, source));
        String version = failed ? "" : text(row, sourceVersion);
        Fact fact = totals.row(
                Kind.ANSWER,
                row.number(start),
                pointName,
                pathName,
                modeName,
                keyText,
                className,
                loader,
                from,
                version);
        fact.set(Column.POINT, pointName)
                .set(Column.PATH, pathName)
                .set(Column.MODE, modeName)
                .set(Column.CLASS, className)
                .set(Column.LOADER, loader)
                .set(Column.SOURCE, from)
                .set(Column.SOURCE_VERSION, version);
        if (withKeys) {
            fact.set(Column.ANSWER_KEY, keyText);
        }
        ChunkTotals.add(fact, Column.RESOLUTIONS, row.number(count));
        ChunkTotals.add(fact, Column.FAILURES, failed ? row.number(count) : 0);
        ChunkTotals.add(fact, Column.TOTAL, row.number(total));
    }
}
