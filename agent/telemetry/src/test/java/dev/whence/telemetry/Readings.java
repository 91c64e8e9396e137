package dev.whence.telemetry;

import dev.whence.agent.protocol.Buckets;
import dev.whence.export.Reading;
import dev.whence.export.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Readings with all kinds of things in them. */
public final class Readings {
    public static final long NANOS = 1_000_000_000;
    public static final Instant BEGUN = Instant.parse("2026-11-28T10:00:00Z");

    public static final Subject SUBJECT = new Subject("shop", "1.7", "i-1", "h-1", 4711, "17.0.15", "1.0.0", BEGUN);

    private Readings() {}

    /** A reading of resolutions of one path that took this many nanoseconds, none of which failed. */
    public static Reading of(String path, long... nanos) {
        return reading(List.of(durations(path, 0, NANOS, nanos)), List.of(answers(path, nanos.length)), 0);
    }

    /** With something in every metric. */
    public static Reading full() {
        return new Reading(
                BEGUN.plusSeconds(10),
                List.of(durations("live", 0, NANOS, 1_000, 2_000, 3_000), durations("none", 1, NANOS, 0, 5_000_000)),
                List.of(
                        new Reading.Answers("pipeline", "live", "default", "a.Live", "live.jar", "2.1", "", 3),
                        new Reading.Answers("pipeline", "none", "default", "", "", "", "a.NotFoundException", 2)),
                2,
                1_500_000,
                3_000,
                1,
                List.of(
                        new Reading.Version("a.Pipeline", true),
                        new Reading.Version("a.Pipeline", false),
                        new Reading.Version("a.Pipeline", false)));
    }

    public static Reading reading(List<Reading.Durations> durations, List<Reading.Answers> answers, long walks) {
        return new Reading(BEGUN.plusSeconds(10), durations, answers, walks, 0, 0, 0, List.of());
    }

    public static Reading.Answers answers(String path, long count) {
        return new Reading.Answers("pipeline", path, "default", "a." + path, "a.jar", "", "", count);
    }

    public static Reading.Durations durations(String path, long failures, long ticksPerSecond, long... ticks) {
        long[] counts = new long[Buckets.COUNT];
        for (long each : ticks) {
            counts[Buckets.of(each)]++;
        }
        long nanos = Math.round(Arrays.stream(ticks).sum() * 1e9 / ticksPerSecond);
        return new Reading.Durations(
                "pipeline", path, "default", failures, nanos, ticksPerSecond, Buckets.text(counts));
    }
}
