package dev.whence.bench.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.EventSettings;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What the flight recorder does while a case is measured. Recordings are kept in memory: to write them out would measure
 * the disk.
 */
public enum Recorded {
    /** Nobody ever recorded. */
    NEVER,
    /** A recording ran and has ended: whatever it brought about is in place. */
    ENDED,
    /** A recording runs and wants none of the events in question. */
    OFF,
    /** The event is on, with a threshold that no call reaches. */
    DROPPED,
    /** The same, and answers are not counted. */
    DROPPED_NO_ANSWERS,
    /** Every call is recorded. */
    WRITTEN,
    /** The same, and answers are not counted. */
    WRITTEN_NO_ANSWERS,
    /** Every call is recorded with its stack. */
    WRITTEN_WITH_STACK;

    private static final Duration LONG = Duration.ofHours(1);

    private static final String ANSWER = "whence.Answer";

    /** Any event will do that is rare and costs nothing. */
    private static final String ANOTHER = "jdk.CPULoad";

    /** Makes it so, for one event. What runs from now on is returned. */
    public @Nullable Recording begin(String event) {
        if (this == NEVER) {
            return null;
        }
        Recording recording = new Recording();
        recording.setToDisk(false);
        recording.enable(ANOTHER).withPeriod(Duration.ofSeconds(1));
        if (this == OFF) {
            disableKin(recording, event);
        } else {
            EventSettings settings = recording.enable(event);
            settings.withThreshold(isDropped() ? LONG : Duration.ZERO);
            if (this == DROPPED_NO_ANSWERS || this == WRITTEN_NO_ANSWERS) {
                recording.disable(ANSWER);
            }
            settings.with("stackTrace", Boolean.toString(this == WRITTEN_WITH_STACK));
            // For JFR's own method events; the others know no such setting.
            settings.with("filter", Resolver.class.getName() + "::resolve");
        }
        recording.start();
        if (this == ENDED) {
            recording.close();
            return null;
        }
        return recording;
    }

    /** Fails where the recording does not hold what this case is about: then something else was measured. */
    public void check(Recording recording, String event) throws IOException {
        Path file = Files.createTempFile("bench", ".jfr");
        try {
            recording.dump(file);
            RecordedEvent found = find(file, event);
            boolean wanted = this == WRITTEN || this == WRITTEN_NO_ANSWERS || this == WRITTEN_WITH_STACK;
            if (found == null == wanted) {
                throw new IllegalStateException(
                        this + ": " + event + (wanted ? " is not" : " is") + " in the recording");
            }
            if (found != null && found.getStackTrace() == null == (this == WRITTEN_WITH_STACK)) {
                throw new IllegalStateException(this + ": the stack of " + event + " is " + found.getStackTrace());
            }
            if (isDropped() && event.startsWith("whence.")) {
                if (find(file, "whence.Summary") == null) {
                    throw new IllegalStateException(this + ": no whence.Summary is in the recording");
                }
                if (find(file, ANSWER) == null == (this == DROPPED)) {
                    throw new IllegalStateException(this + ": whether there is " + ANSWER + " is wrong");
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private boolean isDropped() {
        return this == DROPPED || this == DROPPED_NO_ANSWERS;
    }

    /** Disables all events of the same maker: they may follow defaults of their own, which are on. */
    private static void disableKin(Recording recording, String event) {
        String maker = event.substring(0, event.indexOf('.') + 1);
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (type.getName().startsWith(maker) && !maker.equals("jdk.")) {
                recording.disable(type.getName());
            }
        }
        recording.disable(event);
    }

    private static @Nullable RecordedEvent find(Path file, String name) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(name)) {
                    return event;
                }
            }
        }
        return null;
    }
}
