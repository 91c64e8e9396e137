package dev.whence.fleet;

import dev.whence.agent.protocol.Buckets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** Writes recordings of JVMs that are not there: events of the agent's names and fields, by the JDK's recorder. */
final class FleetEvents {
    static final long TICKS_PER_SECOND = 1_000_000_000;

    private FleetEvents() {}

    /** What is written while a recording runs. */
    interface Script {
        void run() throws IOException;
    }

    static void record(Path file, Script script) throws IOException {
        try (Recording recording = start()) {
            script.run();
            recording.stop();
            recording.dump(file);
        }
    }

    static Recording start() {
        Recording recording = new Recording();
        for (Class<? extends Event> event :
                List.of(Agent.class, Summary.class, Distribution.class, Answer.class, Patch.class)) {
            recording.enable(event);
        }
        recording.enable("jdk.JVMInformation");
        recording.start();
        return recording;
    }

    static void agent(String service, String version, String host, String unmatched) {
        Agent agent = new Agent();
        agent.version = "1.0.0";
        agent.service = service;
        agent.serviceVersion = version;
        agent.host = host;
        agent.instance = service + "@" + host;
        agent.options = "password=canary-option";
        agent.lastError = "canary-error";
        agent.unmatched = unmatched;
        agent.commit();
    }

    /** Both what is counted of a path and how long it took. */
    static void durations(String point, String path, long ticksPerSecond, long... ticks) {
        long[] counts = new long[Buckets.COUNT];
        long total = 0;
        for (long each : ticks) {
            counts[Buckets.of(each)]++;
            total += each;
        }
        Distribution distribution = new Distribution();
        distribution.point = point;
        distribution.path = path;
        distribution.mode = "";
        distribution.count = ticks.length;
        distribution.ticksPerSecond = ticksPerSecond;
        distribution.buckets = Buckets.text(counts);
        distribution.commit();
        Summary summary = new Summary();
        summary.point = point;
        summary.path = path;
        summary.mode = "";
        summary.count = ticks.length;
        summary.total = Math.round(total * 1e9 / ticksPerSecond);
        summary.min = 1;
        summary.max = 2;
        summary.commit();
    }

    static void answer(String key, Class<?> implementation, String source, long count) {
        Answer answer = new Answer();
        answer.point = "orders";
        answer.mode = "";
        answer.key = key;
        answer.path = "map";
        answer.implementation = implementation;
        answer.source = source;
        answer.sourceVersion = "7";
        answer.failure = "";
        answer.count = count;
        answer.total = 10 * count;
        answer.commit();
    }

    /** Its source and its text are those of the exception. */
    static void failure(String key, String failure, long count) {
        Answer answer = new Answer();
        answer.point = "orders";
        answer.mode = "";
        answer.key = key;
        answer.path = "none";
        answer.source = "file:/canary-source.jar";
        answer.sourceVersion = "canary-version";
        answer.failure = failure;
        answer.count = count;
        answer.total = 10 * count;
        answer.commit();
    }

    static void version(Class<?> className, String source, boolean inUse) {
        Patch patch = new Patch();
        patch.className = className;
        patch.codeSource = source;
        patch.inUse = inUse;
        patch.commit();
    }

    @Name("whence.Agent")
    @StackTrace(false)
    static final class Agent extends Event {
        @Nullable
        String version;

        @Nullable
        String service;

        @Nullable
        String serviceVersion;

        @Nullable
        String host;

        @Nullable
        String instance;

        @Nullable
        String options;

        @Nullable
        String unmatched;

        @Nullable
        String lastError;

        long errors;
    }

    @Name("whence.Summary")
    @StackTrace(false)
    static final class Summary extends Event {
        @Nullable
        String point;

        @Nullable
        String path;

        @Nullable
        String mode;

        long count;

        long failures;

        @Timespan
        long total;

        @Timespan
        long min;

        @Timespan
        long max;
    }

    @Name("whence.Distribution")
    @StackTrace(false)
    static final class Distribution extends Event {
        @Nullable
        String point;

        @Nullable
        String path;

        @Nullable
        String mode;

        long count;

        long ticksPerSecond;

        @Nullable
        String buckets;
    }

    @Name("whence.Answer")
    @StackTrace(false)
    static final class Answer extends Event {
        @Nullable
        String point;

        @Nullable
        String mode;

        @Nullable
        String key;

        @Nullable
        String path;

        @Nullable
        Class<?> implementation;

        @Nullable
        String source;

        @Nullable
        String sourceVersion;

        @Nullable
        String failure;

        long count;

        @Timespan
        long total;
    }

    @Name("whence.Patch")
    @StackTrace(false)
    static final class Patch extends Event {
        @Nullable
        Class<?> className;

        @Nullable
        String codeSource;

        boolean inUse;
    }
}
