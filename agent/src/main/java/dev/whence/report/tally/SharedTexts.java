package dev.whence.report.tally;

import dev.whence.report.figures.AgentReport;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what agents repeat once: of thousands of recordings, most have the same points and options. */
final class SharedTexts {
    /** Of different ones; more are kept as often as they are there. */
    private static final int MOST = 20_000;

    private final Map<Object, Object> known = new HashMap<>();

    /** The same report, of objects that other reports have as well where these are equal. */
    @Nullable
    AgentReport shared(@Nullable AgentReport agent) {
        if (agent == null) {
            return null;
        }
        return new AgentReport(
                agent.timeNanos(),
                one(agent.version()),
                one(agent.service()),
                one(agent.serviceVersion()),
                one(agent.host()),
                one(agent.instance()),
                one(agent.launch()),
                one(agent.options()),
                one(agent.discovery()),
                one(agent.points()),
                one(agent.unmatched()),
                one(agent.gaveWay()),
                one(agent.spares()),
                agent.errors(),
                agent.lastError() == null ? null : one(agent.lastError()),
                agent.exhausted());
    }

    @SuppressWarnings("unchecked")
    private <T> T one(T value) {
        Object same = known.size() < MOST ? known.putIfAbsent(value, value) : known.get(value);
        return same == null ? value : (T) same;
    }
}
