package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.ClassName;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Patch}: the versions of watched names. */
final class VersionSink extends Sink {
    private final int start = fields.number("startTime");
    private final int className = fields.number("className");
    private final int codeSource = fields.number("codeSource");
    private final int inUse = fields.number("inUse");
    private final int honoured = fields.number("honoured");

    VersionSink(ChunkTotals totals) {
        super(totals);
    }

    @Override
    public void accept(Row row) throws IOException {
        totals.counted();
        ClassName version = row.className(className);
        if (version == null) {
            return;
        }
        String source = SafeSource.of(text(row, codeSource));
        Fact fact = totals.row(Kind.VERSION, row.number(start), version.name(), version.loader(), source);
        fact.set(Column.CLASS, version.name())
                .set(Column.LOADER, version.loaderType() == null ? "" : version.loaderType())
                .set(Column.SOURCE, source)
                .set(Column.IN_USE, Boolean.TRUE.equals(fact.get(Column.IN_USE)) || row.flag(inUse))
                .set(Column.HONOURED, row.flag(honoured));
    }
}
