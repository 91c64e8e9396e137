package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.FactSink;
import dev.whence.fleet.fact.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the events of one chunk add up to: a row for each hour and each combination of names. */
final class ChunkTotals {
    private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

    private final Map<List<Object>, Fact> rows = new LinkedHashMap<>();
    private final Map<List<String>, BucketCounts> buckets = new LinkedHashMap<>();
    private long hourNumber = Long.MIN_VALUE;
    private String hour = "";
    private Identity identity = Identity.NONE;
    private String jdk = "";
    private long events;

    /** The row of these names, new or met before. */
    Fact row(Kind kind, long epochNanos, Object... names) {
        String at = hour(epochNanos);
        return rows.computeIfAbsent(List.of(kind, at, List.of(names)), key -> new Fact(kind, at));
    }

    /** The buckets of these names: a chunk has thousands of them, and a row of each. */
    BucketCounts buckets(long epochNanos, String point, String path, String mode) {
        return buckets.computeIfAbsent(List.of(hour(epochNanos), point, path, mode), key -> new BucketCounts());
    }

    /** Events come nearly in the order of their times. */
    private String hour(long epochNanos) {
        long number = Math.floorDiv(epochNanos, NANOS_PER_HOUR);
        if (number != hourNumber) {
            hour = Fact.hour(epochNanos);
            hourNumber = number;
        }
        return hour;
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

    /** Hands over the facts that the events add up to. */
    void write(FactSink sink, String chunk) throws IOException {
        for (Fact fact : rows.values()) {
            sink.accept(signed(fact, chunk));
        }
        for (Map.Entry<List<String>, BucketCounts> entry : buckets.entrySet()) {
            List<String> names = entry.getKey();
            entry.getValue()
                    .write(
                            names.get(0),
                            names.get(1),
                            names.get(2),
                            names.get(3),
                            fact -> sink.accept(signed(fact, chunk)));
        }
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
