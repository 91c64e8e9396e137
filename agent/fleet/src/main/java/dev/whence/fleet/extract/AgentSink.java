package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Agent}: who recorded. Its options and the text of its last error stay where they are. */
final class AgentSink extends Sink {
    private final int start = fields.number("startTime");
    private final int version = fields.number("version");
    private final int service = fields.number("service");
    private final int serviceVersion = fields.number("serviceVersion");
    private final int host = fields.number("host");
    private final int instance = fields.number("instance");
    private final int launch = fields.number("launch");
    private final int unmatched = fields.number("unmatched");
    private final int errors = fields.number("errors");

    AgentSink(ChunkTotals totals) {
        super(totals);
    }

    @Override
    public void accept(Row row) throws IOException {
        totals.counted();
        totals.identity(
                new Identity(text(row, service), text(row, serviceVersion), text(row, host), text(row, instance)));
        Fact fact = totals.row(Kind.AGENT, row.number(start));
        fact.set(Column.AGENT_VERSION, text(row, version))
                .set(Column.LAUNCH, text(row, launch))
                .set(Column.ERRORS, Math.max(ChunkTotals.number(fact, Column.ERRORS), row.number(errors)));
        // What matched nothing at first may match later: the last event says which remain.
        totals.forget(Kind.UNMATCHED);
        for (String line : text(row, unmatched).lines().toList()) {
            if (!line.isBlank()) {
                totals.row(Kind.UNMATCHED, row.number(start), line.strip()).set(Column.POINT, line.strip());
            }
        }
    }
}
