package dev.whence.report.tally;

import dev.whence.recording.Row;
import dev.whence.report.figures.AgentReport;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes {@code whence.Agent}: what the agent reports of itself. */
final class AgentSink extends WhenceSink {
    private final int start = fields.number("startTime");
    private final int version = fields.number("version");
    private final int service = fields.number("service");
    private final int serviceVersion = fields.number("serviceVersion");
    private final int host = fields.number("host");
    private final int instance = fields.number("instance");
    private final int launch = fields.number("launch");
    private final int options = fields.number("options");
    private final int discovery = fields.number("discovery");
    private final int points = fields.number("points");
    private final int unmatched = fields.number("unmatched");
    private final int gaveWay = fields.number("gaveWay");
    private final int spares = fields.number("spares");
    private final int errors = fields.number("errors");
    private final int lastError = fields.number("lastError");
    private final int exhausted = fields.number("exhausted");

    AgentSink(RecordedEvents recorded) {
        super(recorded);
    }

    @Override
    void take(Row row) throws IOException {
        String error = row.text(lastError);
        recorded.agent(new AgentReport(
                row.number(start),
                RecordedEvents.orEmpty(row.text(version)),
                shortText(row, service),
                shortText(row, serviceVersion),
                shortText(row, host),
                shortText(row, instance),
                RecordedEvents.orEmpty(row.text(launch)),
                RecordedEvents.orEmpty(row.text(options)),
                RecordedEvents.orEmpty(row.text(discovery)),
                lines(row.text(points)),
                lines(row.text(unmatched)),
                lines(row.text(gaveWay)),
                settings(row.text(spares)),
                row.number(errors),
                error == null || error.isEmpty() ? null : RecordedEvents.shortened(error),
                row.number(exhausted)));
    }

    /** By point: {@code POINT = SETTING}, where the setting has a {@code =} of its own. */
    private static Map<String, String> settings(@Nullable String text) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : lines(text)) {
            int equals = line.indexOf(" = ");
            if (equals > 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 3));
            }
        }
        return Collections.unmodifiableMap(settings);
    }

    private static List<String> lines(@Nullable String text) {
        return RecordedEvents.orEmpty(text)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
