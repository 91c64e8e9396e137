package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the events of one chunk add up to: a row for each hour and each combination of names. */
final class ChunkTotals {
    private final Map<List<Object>, Fact> rows = new LinkedHashMap<>();
    private Identity identity = Identity.NONE;
    private String jdk = "";
    private long events;

    /** The row of these names, new or met before. */
    Fact row(Kind kind, long epochNanos, Object... names) {
        String hour = Fact.hour(epochNanos);
        return rows.computeIfAbsent(List.of(kind, hour, List.of(names)), key -> new Fact(kind, hour));
    }

    void forget(Kind kind) {
        rows.keySet().removeIf(key -> key.get(0) == kind);
    }

    void counted() {
        events++;
    }

    void identity(Identity said) {
        identity = said;
    }

    Identity identity() {
        return identity;
    }

    void jdk(String version) {
        jdk = version;
    }

    long events() {
        return events;
    }

    Collection<Fact> rows() {
        return rows.values();
    }

    /** Says of a row which JVM and chunk it is of. */
    Fact signed(Fact fact, String chunk) {
        return fact.set(Column.SERVICE, identity.service())
                .set(Column.SERVICE_VERSION, identity.serviceVersion())
                .set(Column.HOST, identity.host())
                .set(Column.INSTANCE, identity.instance())
                .set(Column.JDK, jdk)
                .set(Column.CHUNK, chunk);
    }

    static void add(Fact fact, Column column, long amount) {
        fact.set(column, number(fact, column) + amount);
    }

    static long number(Fact fact, Column column) {
        return fact.get(column) instanceof Long number ? number : 0;
    }
}
