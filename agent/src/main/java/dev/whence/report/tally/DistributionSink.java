package dev.whence.report.tally;

import dev.whence.agent.protocol.Buckets;
import dev.whence.recording.Row;
import java.io.IOException;

/** Takes {@code whence.Distribution}: how many resolutions of a path took how long. */
final class DistributionSink extends WhenceSink {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int point = fields.number("point");
    private final int path = fields.number("path");
    private final int count = fields.number("count");
    private final int ticksPerSecond = fields.number("ticksPerSecond");
    private final int buckets = fields.number("buckets");

    private final RecordingTally tally;

    DistributionSink(RecordedEvents recorded, RecordingTally tally) {
        super(recorded);
        this.tally = tally;
    }

    @Override
    void take(Row row) throws IOException {
        if (!tally.part().isAll()) {
            // One is of a minute and of all threads.
            return;
        }
        String text = RecordedEvents.orEmpty(row.text(buckets));
        if (Buckets.read(text, (bucket, resolutions) -> {}) != row.number(count)) {
            row.reject("its buckets do not have the durations of " + row.number(count) + " resolutions");
            return;
        }
        double nanosPerTick = NANOS_PER_SECOND / row.number(ticksPerSecond);
        LatencyHistogram durations = recorded.point(row.text(point))
                .path(RecordedEvents.orEmpty(row.text(path)))
                .distributed();
        Buckets.read(
                text,
                (bucket, resolutions) ->
                        durations.addCounted(Math.round(Buckets.middle(bucket) * nanosPerTick), resolutions));
    }
}
