package dev.whence.it.harness.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A resolution as a recording tells it: its own event, those of its steps, and those of its walks. */
public record Resolved(RecordedEvent event, List<RecordedEvent> steps, List<RecordedEvent> walks) {

    static List<Resolved> of(Events events) {
        Map<Long, List<RecordedEvent>> steps = byResolution(events.named("whence.Step"));
        Map<Long, List<RecordedEvent>> walks = byResolution(events.named("whence.ClassWalk"));
        return events.named("whence.Resolution").stream()
                .map(event -> {
                    Long id = event.getLong("id");
                    return new Resolved(event, steps.getOrDefault(id, List.of()), walks.getOrDefault(id, List.of()));
                })
                .toList();
    }

    public String key() {
        return text("key");
    }

    public String mode() {
        return text("mode");
    }

    public String path() {
        return text("path");
    }

    /** {@code class@loader}, or {@code none}. */
    public String implementation() {
        return Events.nameOf(event.getClass("implementation"));
    }

    public @Nullable String failure() {
        return event.getString("failure");
    }

    /** The step that tried a path. */
    public RecordedEvent step(String path) {
        return steps.stream()
                .filter(step -> path.equals(step.getString("path")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No step tried " + path + ": " + this));
    }

    /** Whether an event began no earlier and ended no later than this resolution. */
    public boolean contains(RecordedEvent other) {
        return !other.getStartTime().isBefore(event.getStartTime())
                && !other.getEndTime().isAfter(event.getEndTime());
    }

    /**
     * One line: what was asked in which mode, the path and the answer, and the steps with their outcomes, such as
     * {@code run default: patched trend.analysis.TrendPipeline@patch; live passed-over, patched chosen; walked}.
     */
    @Override
    public String toString() {
        String told = steps.stream()
                .map(step -> step.getString("path") + " " + step.getString("outcome"))
                .collect(Collectors.joining(", "));
        return key() + " " + mode() + ": " + path() + " " + implementation() + "; " + told
                + (event.getBoolean("walked") ? "; walked" : "");
    }

    private String text(String field) {
        return String.valueOf(event.getString(field));
    }

    private static Map<Long, List<RecordedEvent>> byResolution(List<RecordedEvent> events) {
        return events.stream()
                .sorted(Comparator.<RecordedEvent, Instant>comparing(RecordedEvent::getStartTime)
                        .thenComparing(event -> event.getDuration().negated(), Comparator.<Duration>naturalOrder()))
                .collect(Collectors.groupingBy(event -> event.getLong("resolution")));
    }
}
