package dev.whence.fleet.extract;

import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.FactSink;
import dev.whence.fleet.fact.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many resolutions took about as long, by nanoseconds. */
final class BucketCounts {
    private final Map<Long, long[]> counts = new TreeMap<>();

    void add(long nanos, long n) {
        counts.computeIfAbsent(nanos, bucket -> new long[1])[0] += n;
    }

    /** Hands over a row for each bucket. */
    void write(String hour, String point, String path, String mode, FactSink sink) throws IOException {
        for (Map.Entry<Long, long[]> each : counts.entrySet()) {
            sink.accept(new Fact(Kind.BUCKET, hour)
                    .set(Column.POINT, point)
                    .set(Column.PATH, path)
                    .set(Column.MODE, mode)
                    .set(Column.BUCKET, each.getKey())
                    .set(Column.N, each.getValue()[0]));
        }
    }
}
