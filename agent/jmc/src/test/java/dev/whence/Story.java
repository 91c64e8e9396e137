package dev.whence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/**
 * A recording that a test makes event by event, of the agent's own event classes, and reads as Mission Control does.
 *
 * <p>Durations are the clock's: what is to take
 * time spins.
 */
public final class Story implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "recordings");

    static {
        // Makes the first event of a test no slower than the others.
        event("discovery.ClassWalkEvent").begin();
        event("runtime.ResolutionEvent").begin();
    }

    private final Path file;
    private final Recording recording = new Recording();
    private long lastId;

    private Story(String name) {
        this.file = FOLDER.resolve(name + ".jfr");
    }

    /** Begins a recording that is kept in a file of this name. */
    public static Story of(String name) {
        Story story = new Story(name);
        story.recording.enable("jdk.ActiveSetting");
        return story;
    }

    /** A recording without the events of this name. To be called before the first event. */
    public Story without(String event) {
        recording.disable(event);
        return this;
    }

    public Story start() {
        recording.start();
        return this;
    }

    /** Ends the chunk: what comes is in another one. */
    public Story nextChunk() {
        try (Recording other = new Recording()) {
            other.start();
        }
        return this;
    }

    public Story resolution(String point, String path, Class<?> implementation, Duration time) {
        return resolution(point, path, implementation, time, null, null);
    }

    public Story failure(String point, String failure) {
        return resolution(point, "none", null, Duration.ZERO, null, failure);
    }

    /** A resolution that waits for a walk, and takes some time beside. */
    public Story walking(String point, String path, Duration beside, Duration walk, String name) {
        return resolution(point, path, Story.class, beside, () -> walk(lastId, name, walk), null);
    }

    /** A walk that nobody waited for. */
    public Story walk(String name, Duration time) {
        walk(0, name, time);
        return this;
    }

    public Story step(String point, String path, String outcome, String failure) {
        Event event = event("runtime.StepEvent");
        event.begin();
        set(event, "resolution", lastId);
        set(event, "point", point);
        set(event, "path", path);
        set(event, "outcome", outcome);
        set(event, "failure", failure);
        event.commit();
        return this;
    }

    public Story summary(String point, String path, long count, long failures, Duration total) {
        Event event = event("runtime.SummaryEvent");
        set(event, "point", point);
        set(event, "path", path);
        set(event, "count", count);
        set(event, "failures", failures);
        set(event, "total", total.toNanos());
        event.commit();
        return this;
    }

    /** How long so many resolutions took. */
    public Story distribution(String point, String path, long count) {
        Event event = event("runtime.DistributionEvent");
        set(event, "point", point);
        set(event, "path", path);
        set(event, "mode", "");
        set(event, "count", count);
        set(event, "ticksPerSecond", 1_000_000_000L);
        set(event, "buckets", "00");
        event.commit();
        return this;
    }

    /** What was counted of one answer. */
    public Story answer(String point, String key, Class<?> implementation, String source, long count, Duration total) {
        Event event = event("answer.AnswerEvent");
        set(event, "point", point);
        set(event, "mode", "");
        set(event, "key", key);
        set(event, "path", "live");
        set(event, "implementation", implementation);
        set(event, "source", source);
        set(event, "sourceVersion", "");
        set(event, "failure", "");
        set(event, "count", count);
        set(event, "total", total.toNanos());
        set(event, "self", total.toNanos());
        set(event, "outermost", total.toNanos());
        set(event, "max", total.toNanos());
        set(event, "firstSeen", Instant.now().toEpochMilli());
        set(event, "lastSeen", Instant.now().toEpochMilli());
        event.commit();
        return this;
    }

    /** What was counted of one key that an exception answered. */
    public Story failedAnswer(String point, String key, String failure, long count) {
        Event event = event("answer.AnswerEvent");
        set(event, "point", point);
        set(event, "key", key);
        set(event, "path", "none");
        set(event, "failure", failure);
        set(event, "count", count);
        event.commit();
        return this;
    }

    /** How often a key was answered by a path. */
    public Story answer(String point, String key, String path, long count) {
        Event event = event("answer.AnswerEvent");
        set(event, "point", point);
        set(event, "key", key);
        set(event, "path", path);
        set(event, "count", count);
        event.commit();
        return this;
    }

    /** One of two that the last resolution chose from. */
    public Story candidate(
            String point, String key, int position, Class<?> implementation, boolean won, String reason) {
        Event event = event("runtime.CandidateEvent");
        set(event, "resolution", lastId);
        set(event, "point", point);
        set(event, "key", key);
        set(event, "position", position);
        set(event, "candidates", 2);
        set(event, "name", "");
        set(event, "implementation", implementation);
        set(event, "source", "file:/app.jar");
        set(event, "won", won);
        set(event, "reason", reason);
        event.commit();
        return this;
    }

    /** A loaded version, told of now. */
    public Story version(Class<?> type, String loader, String codeSource, Instant firstSeen, State state) {
        Event event = event("discovery.PatchEvent");
        set(event, "className", type);
        set(event, "loader", loader);
        set(event, "codeSource", codeSource);
        set(event, "firstSeen", firstSeen.toEpochMilli());
        set(event, "inUse", state == State.IN_USE);
        set(event, "honoured", state == State.IN_USE || state == State.UNUSED);
        set(event, "why", state == State.REFUSED ? "refused: its constructor threw" : null);
        event.commit();
        return this;
    }

    /** What became of a version. */
    public enum State {
        IN_USE,
        UNUSED,
        REFUSED
    }

    public Story agent(String unmatched) {
        return agent("pipeline = trend.portfolio.app.PipelineProxy::resolve", unmatched);
    }

    /** The agent wove these points, one a line. */
    public Story weaving(String points) {
        return agent(points, "");
    }

    private Story agent(String points, String unmatched) {
        Event event = event("lifecycle.AgentEvent");
        set(event, "version", "1.0.0");
        set(event, "launch", "premain");
        set(event, "options", "");
        set(event, "points", points);
        set(event, "unmatched", unmatched);
        set(event, "spares", "pipeline = TREND_PIPELINE_PROXY_SIMPLE=1");
        event.commit();
        return this;
    }

    /** Ends the recording, and reads it. */
    public IItemCollection end() {
        recording.stop();
        try {
            Files.createDirectories(file.getParent());
            recording.dump(file);
            return JfrLoaderToolkit.loadEvents(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CouldNotLoadRecordingException e) {
            throw new IllegalStateException("Mission Control cannot read " + file, e);
        }
    }

    /** The file that {@link #end()} has written. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        recording.close();
    }

    private Story resolution(
            String point, String path, Class<?> implementation, Duration time, Runnable inside, String failure) {
        Event event = event("runtime.ResolutionEvent");
        set(event, "id", ++lastId);
        event.begin();
        spin(time);
        if (inside != null) {
            inside.run();
        }
        event.end();
        set(event, "point", point);
        set(event, "key", "run");
        set(event, "mode", "default");
        set(event, "path", path);
        set(event, "implementation", implementation);
        set(event, "walked", inside != null);
        set(event, "failure", failure);
        event.commit();
        return this;
    }

    private void walk(long resolution, String name, Duration time) {
        Event event = event("discovery.ClassWalkEvent");
        event.begin();
        spin(time);
        event.end();
        set(event, "resolution", resolution);
        set(event, "name", name);
        set(event, "reason", "first");
        set(event, "classes", 1_500);
        set(event, "versions", 2);
        event.commit();
    }

    /** The events are the agent's own, and package-private there. */
    private static Event event(String name) {
        try {
            Constructor<?> made = Class.forName("dev.whence.agent." + name).getDeclaredConstructor();
            made.setAccessible(true);
            return (Event) made.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void set(Event event, String name, Object value) {
        try {
            Field field = event.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(event, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void spin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (time.toNanos() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
