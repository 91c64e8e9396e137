package dev.whence.it.harness.events;

import dev.whence.it.harness.Io;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of very many resolutions, read event by event: what can be said of all of them without keeping them. */
public final class Tally {

    private static final int TOLD_AT_MOST = 10;

    private final Map<String, Integer> byAnswer = new TreeMap<>();
    private final Map<Long, Span> resolutions = new HashMap<>();
    private final List<Span> parts = new ArrayList<>();
    private final Map<String, Long> summed = new TreeMap<>();
    private int count;
    private long failed;
    private long overLimit;

    private Tally() {}

    public static Tally of(Path recording) {
        Tally tally = new Tally();
        return Io.attempt(() -> {
            try (RecordingFile file = new RecordingFile(recording)) {
                while (file.hasMoreEvents()) {
                    tally.add(file.readEvent());
                }
            }
            return tally;
        });
    }

    /** Counts by {@code key mode path class@loader}. */
    public Map<String, Integer> byAnswer() {
        return byAnswer;
    }

    public int resolutions() {
        return count;
    }

    /** The counts of the summaries, by path. */
    public Map<String, Long> summed() {
        return summed;
    }

    /** How many resolutions threw, as the summaries say. */
    public long failed() {
        return failed;
    }

    /** How many resolutions have no event of their own because there were too many, as the summaries say. */
    public long overLimit() {
        return overLimit;
    }

    public int ids() {
        return resolutions.size();
    }

    public int parts() {
        return parts.size();
    }

    /** Steps and walks that belong to no resolution or lie outside it. */
    public List<String> astray() {
        return parts.stream()
                .filter(part -> {
                    Span whole = resolutions.get(part.resolution);
                    return whole == null || part.start < whole.start || part.end > whole.end;
                })
                .map(part -> part + " of " + resolutions.get(part.resolution))
                .limit(TOLD_AT_MOST)
                .toList();
    }

    /** Resolutions that took less time than their steps took together. */
    public List<String> overfull() {
        Map<Long, Long> sums = new HashMap<>();
        for (Span part : parts) {
            if (part.type.equals("whence.Step")) {
                sums.merge(part.resolution, part.end - part.start, Long::sum);
            }
        }
        return resolutions.values().stream()
                .filter(whole -> sums.getOrDefault(whole.resolution, 0L) > whole.end - whole.start)
                .map(whole -> whole + ", steps " + sums.get(whole.resolution) + " ns")
                .limit(TOLD_AT_MOST)
                .toList();
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        switch (type) {
            case "whence.Resolution" -> {
                count++;
                resolutions.put(event.getLong("id"), span(type, event.getLong("id"), event));
                String answer = event.getString("key") + " " + event.getString("mode") + " " + event.getString("path")
                        + " " + Events.nameOf(event.getClass("implementation"));
                byAnswer.merge(answer, 1, Integer::sum);
            }
            case "whence.Summary" -> {
                summed.merge(event.getString("path"), event.getLong("count"), Long::sum);
                failed += event.getLong("failures");
                overLimit += event.getLong("overLimit");
            }
            case "whence.Step", "whence.ClassWalk" -> parts.add(span(type, event.getLong("resolution"), event));
            default -> {
                // The rest of the recording is the JDK's.
            }
        }
    }

    private static Span span(String type, long resolution, RecordedEvent event) {
        return new Span(type, resolution, nanos(event.getStartTime()), nanos(event.getEndTime()));
    }

    private static long nanos(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos();
    }

    private record Span(String type, long resolution, long start, long end) {}
}
