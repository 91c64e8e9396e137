package dev.whence.report;

import dev.whence.agent.protocol.Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;

/** Makes recordings of {@link EventFixture}s in the test's own JVM. */
public final class RecordingFixture {
    private RecordingFixture() {}

    /** What happens while it is recorded. */
    public interface Story {
        void tell(Recording recording) throws Exception;
    }

    public static Path record(Path file, Story story) throws Exception {
        try (Recording recording = new Recording()) {
            for (Class<? extends jdk.jfr.Event> event : List.of(
                    EventFixture.Resolution.class,
                    EventFixture.Step.class,
                    EventFixture.ClassWalk.class,
                    EventFixture.Patch.class,
                    EventFixture.Summary.class,
                    EventFixture.Distribution.class,
                    EventFixture.Answer.class,
                    EventFixture.Agent.class,
                    EventFixture.Foreign.class)) {
                recording.enable(event).withThreshold(Duration.ZERO);
            }
            recording.start();
            story.tell(recording);
            recording.dump(file);
        }
        return file;
    }

    /** Begins a new chunk, as the recorder does when another recording begins. */
    public static void newChunk() {
        try (Recording other = new Recording()) {
            other.start();
        }
    }

    public static void resolution(String point, String mode, String path, Class<?> implementation) {
        resolution(point, mode, path, implementation, null);
    }

    public static void resolution(String point, String mode, String path, Class<?> implementation, String failure) {
        EventFixture.Resolution event = new EventFixture.Resolution();
        event.begin();
        event.id = 1;
        event.point = point;
        event.key = "run";
        event.mode = mode;
        event.path = path;
        event.implementation = implementation;
        event.candidates = 2;
        event.walked = "default".equals(mode);
        event.failure = failure;
        event.commit();
    }

    /** A resolution whose point asks for the code source of what answered. */
    public static void resolutionFrom(String source, Class<?> implementation) {
        EventFixture.Resolution event = new EventFixture.Resolution();
        event.begin();
        event.id = 1;
        event.point = "provider";
        event.path = "";
        event.implementation = implementation;
        event.source = source;
        event.commit();
    }

    public static void step(String point, String path, String outcome, String failure) {
        EventFixture.Step event = new EventFixture.Step();
        event.begin();
        event.resolution = 1;
        event.point = point;
        event.path = path;
        event.outcome = outcome;
        event.failure = failure;
        event.commit();
    }

    public static void walk(long resolution, int classes) {
        EventFixture.ClassWalk event = new EventFixture.ClassWalk();
        event.begin();
        event.resolution = resolution;
        event.name = "trend.analysis.TrendPipeline";
        event.reason = "first";
        event.classes = classes;
        event.versions = 1;
        event.commit();
    }

    public static void patch(Class<?> version, String loader, String source, boolean honoured, String why) {
        EventFixture.Patch event = new EventFixture.Patch();
        event.className = version;
        event.loader = loader;
        event.codeSource = source;
        event.firstSeen = 1_700_000_000_000L;
        event.inUse = honoured;
        event.honoured = honoured;
        event.why = why;
        event.commit();
    }

    public static void agent(String unmatched, long errors, String lastError) {
        agent(unmatched, errors, lastError, 0);
    }

    /** The agent wove these points, one a line. */
    public static void weaving(String points) {
        EventFixture.Agent event = new EventFixture.Agent();
        event.points = points;
        event.commit();
    }

    public static void agent(String unmatched, long errors, String lastError, long exhausted) {
        EventFixture.Agent event = new EventFixture.Agent();
        event.version = "1.0.0";
        event.launch = "premain";
        event.options = "points=pipeline";
        event.points = "pipeline = trend.portfolio.app.PipelineProxy::resolve";
        event.unmatched = unmatched;
        event.spares = "pipeline = TREND_PIPELINE_PROXY_SIMPLE=1";
        event.errors = errors;
        event.lastError = lastError;
        event.exhausted = exhausted;
        event.commit();
    }

    /** How long so many resolutions took: all equally long. */
    public static void distribution(String point, String path, long count, long nanos) {
        distributed(point, path, count, nanos).commit();
    }

    /** The same, not written yet; a tick is half a nanosecond. */
    public static EventFixture.Distribution distributed(String point, String path, long count, long nanos) {
        long[] counts = new long[Buckets.COUNT];
        counts[Buckets.of(2 * nanos)] = count;
        EventFixture.Distribution event = new EventFixture.Distribution();
        event.point = point;
        event.path = path;
        event.mode = "";
        event.count = count;
        event.ticksPerSecond = 2_000_000_000L;
        event.buckets = Buckets.text(counts);
        return event;
    }

    /** What the agent counted of an answer: all of it in resolutions of equal length. */
    public static void answer(
            String point,
            String key,
            Class<?> implementation,
            String source,
            String failure,
            long count,
            long nanosEach) {
        answer(point, key, implementation, source, failure, count, nanosEach, nanosEach, 1_795_157_223_000L);
    }

    public static void answer(
            String point,
            String key,
            Class<?> implementation,
            String source,
            String failure,
            long count,
            long nanosEach,
            long selfEach,
            long seenMillis) {
        EventFixture.Answer event = new EventFixture.Answer();
        event.point = point;
        event.mode = "";
        event.key = key;
        event.path = failure.isEmpty() ? "" : "none";
        event.implementation = implementation;
        event.source = source;
        event.sourceVersion = "";
        event.failure = failure;
        event.count = count;
        event.total = count * nanosEach;
        event.self = count * selfEach;
        event.outermost = count * nanosEach;
        event.max = nanosEach;
        event.firstSeen = seenMillis;
        event.lastSeen = seenMillis + 1_000;
        event.commit();
    }

    /** Answers without a class, by a path that says why. */
    public static void without(String point, String path, long count, boolean elements) {
        EventFixture.Answer event = new EventFixture.Answer();
        event.point = point;
        event.mode = "";
        event.key = "";
        event.path = path;
        event.source = "";
        event.sourceVersion = "";
        event.failure = "";
        event.count = count;
        event.firstSeen = 1_795_157_223_000L;
        event.lastSeen = 1_795_157_223_000L;
        event.elements = elements;
        event.commit();
    }

    /** A present choice that the agent found. */
    public static void found(String point, String key, Class<?> implementation, String source) {
        EventFixture.Answer event = new EventFixture.Answer();
        event.point = point;
        event.mode = "";
        event.key = key;
        event.path = "";
        event.implementation = implementation;
        event.source = source;
        event.sourceVersion = "";
        event.failure = "";
        event.found = true;
        event.commit();
    }

    public static void summary(
            String point, String path, long count, long nanosEach, long belowThreshold, long overLimit) {
        summary(point, path, "", count, nanosEach, belowThreshold, overLimit);
    }

    public static void summary(
            String point, String path, String mode, long count, long nanosEach, long belowThreshold, long overLimit) {
        EventFixture.Summary event = new EventFixture.Summary();
        event.point = point;
        event.path = path;
        event.mode = mode;
        event.count = count;
        event.total = count * nanosEach;
        event.min = nanosEach / 2;
        event.p50 = nanosEach;
        event.p99 = nanosEach * 2;
        event.max = nanosEach * 10;
        event.belowThreshold = belowThreshold;
        event.overLimit = overLimit;
        event.commit();
    }

    /** The class of a name as another loader of that name defines it: a second version. */
    public static Class<?> anotherVersion(Class<?> original, String loaderName) throws IOException {
        String resource = original.getName().replace('.', '/') + ".class";
        try (InputStream in = original.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource);
            }
            byte[] bytes = in.readAllBytes();
            return new ClassLoader(loaderName, original.getClassLoader()) {
                Class<?> define() {
                    return defineClass(original.getName(), bytes, 0, bytes.length);
                }
            }.define();
        }
    }
}
