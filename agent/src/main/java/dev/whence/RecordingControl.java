package dev.whence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * The recordings that the operator's commands run in the target: one that writes a file, one that only counts for
 * {@code watch}.
 *
 * <p>Both end by themselves when the command is no longer there. They enable Whence's events and disable nothing, so
 * that other recordings keep theirs.
 */
final class RecordingControl {
    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(30);

    private static @Nullable Recording recorded;
    private static @Nullable Recording watched;

    private RecordingControl() {}

    /**
     * Starts the recording that {@code record} takes.
     *
     * @param profile the name of a template that comes with the agent
     * @param maxSize bytes kept on disk, or 0
     * @param atMostSeconds when it ends by itself, or 0
     */
    static synchronized void start(String profile, long maxSize, long atMostSeconds, Reply reply)
            throws BadOption, IOException {
        if (recorded != null && recorded.getState() == RecordingState.RUNNING) {
            throw new BadOption("another 'record' is running in this JVM");
        }
        Recording recording = new Recording(template(profile));
        recording.setName("whence-record");
        recording.setToDisk(true);
        if (maxSize > 0) {
            recording.setMaxSize(maxSize);
        }
        if (atMostSeconds > 0) {
            recording.setDuration(Duration.ofSeconds(atMostSeconds));
        }
        tellOfOthers(reply);
        recording.start();
        recorded = recording;
    }

    /** Ends the recording and writes its file. */
    static synchronized void stop(Path file, Reply reply) throws BadOption, IOException {
        Recording recording = recorded;
        if (recording == null) {
            throw new BadOption("no 'record' is running in this JVM");
        }
        recorded = null;
        try (recording) {
            if (recording.getState() == RecordingState.RUNNING) {
                recording.stop();
            }
            recording.dump(file);
            reply.line("written", file, recording.getSize());
        }
    }

    /** Counts for {@code watch}, until 30 seconds after it last asked. */
    static synchronized void watch() {
        if (watched == null || watched.getState() != RecordingState.RUNNING) {
            Recording recording = new Recording();
            recording.setName("whence-watch");
            recording.setToDisk(false);
            recording.enable(EventNames.SUMMARY).withPeriod(Duration.ofSeconds(1));
            recording.enable(EventNames.CLASS_WALK);
            recording.setDuration(WITHOUT_A_WORD);
            recording.start();
            watched = recording;
        }
    }

    static synchronized void stillWatched() {
        Recording recording = watched;
        if (recording != null && recording.getState() == RecordingState.RUNNING) {
            // A recording's duration counts from its start.
            Duration since = Duration.between(recording.getStartTime(), Instant.now());
            recording.setDuration(since.plus(WITHOUT_A_WORD));
        }
    }

    static synchronized void unwatch() {
        Recording recording = watched;
        watched = null;
        if (recording != null) {
            recording.close();
        }
    }

    /** Whether a recording of ours runs. */
    static synchronized boolean isRecording() {
        return recorded != null && recorded.getState() == RecordingState.RUNNING;
    }

    private static void tellOfOthers(Reply reply) {
        for (Recording other : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (other.getState() == RecordingState.RUNNING) {
                reply.line("other", other.getName());
            }
        }
    }

    private static Configuration template(String profile) throws BadOption, IOException {
        try (InputStream in = RecordingControl.class.getResourceAsStream("command/whence-" + profile + ".jfc")) {
            if (in == null) {
                throw new BadOption("there is no profile '" + profile + "' (known: default, deep)");
            }
            return Configuration.create(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (ParseException malformed) {
            throw new BadOption("the profile '" + profile + "' cannot be read: " + malformed.getMessage());
        }
    }
}
