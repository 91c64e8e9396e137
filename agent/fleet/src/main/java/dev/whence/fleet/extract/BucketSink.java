package dev.whence.fleet.extract;

import dev.whence.agent.protocol.Buckets;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Distribution}. JVMs' clocks differ: buckets of ticks become buckets of nanoseconds. */
final class BucketSink extends Sink {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Adds 0.1 % at most to the 0.8 % of the agent's buckets, and lets those of different clocks meet. */
    private static final int KEPT_BITS = 10;

    private final int start = fields.number("startTime");
    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int mode = fields.number("mode");
    private final int count = fields.number("count");
    private final int ticksPerSecond = fields.number("ticksPerSecond");
    private final int buckets = fields.number("buckets");

    BucketSink(ChunkTotals totals) {
        super(totals);
    }

    @Override
    public void accept(Row row) throws IOException {
        totals.counted();
        String text = text(row, buckets);
        long frequency = row.number(ticksPerSecond);
        if (frequency <= 0 || Buckets.read(text, (bucket, n) -> {}) != row.number(count)) {
            row.reject("its buckets do not have the durations of " + row.number(count) + " resolutions");
            return;
        }
        double nanosPerTick = NANOS_PER_SECOND / frequency;
        BucketCounts counts = totals.buckets(row.number(start), text(row, point), text(row, path), text(row, mode));
        Buckets.read(text, (bucket, n) -> counts.add(rounded(Math.round(Buckets.middle(bucket) * nanosPerTick)), n));
    }

    /** The nearest number of so many binary digits. */
    static long rounded(long nanos) {
        int shift = Long.SIZE - Long.numberOfLeadingZeros(nanos) - KEPT_BITS;
        return shift <= 0 ? nanos : nanos + (1L << shift - 1) >> shift << shift;
    }
}
