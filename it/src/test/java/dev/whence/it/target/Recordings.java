package dev.whence.it.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;

/**
 * Records itself in every way that makes a recorder work: many recordings one after the other, several at once, and a stream that
 * counts; and resolves a known number of times in each.
 *
 * <p>Arguments: a folder; recordings one after the other; calls in each.
 */
public final class Recordings {
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long LOOK_EACH_NANOS = 10_000_000;

    private Recordings() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int recordings = Integer.parseInt(arguments[1]);
        int calls = Integer.parseInt(arguments[2]);
        int before = call(calls);
        int answered = 0;
        try (Recording whole = recording(Duration.ZERO);
                Recording counts = new Recording();
                Recording foreign = new Recording();
                RecordingStream stream = new RecordingStream()) {
            CountDownLatch seen = new CountDownLatch(1);
            AtomicLong streamed = new AtomicLong();
            stream.enable("jdk.ThreadStart");
            stream.enable("whence.Summary").withPeriod(Duration.ofSeconds(1));
            stream.onEvent("jdk.ThreadStart", event -> seen.countDown());
            stream.onEvent("whence.Summary", event -> streamed.addAndGet(event.getLong("count")));
            counts.enable("whence.Summary");
            foreign.enable("jdk.ThreadStart");
            whole.start();
            counts.start();
            foreign.start();
            stream.startAsync();
            for (int i = 0; i < recordings; i++) {
                // Each beginning and end rotates the chunk of the others.
                try (Recording one = recording(i % 2 == 0 ? Duration.ZERO : Duration.ofHours(1))) {
                    one.start();
                    answered += call(calls);
                    dump(one, folder.resolve("one-" + i + ".jfr"));
                }
            }
            Thread thread = new Thread(seen::countDown);
            thread.start();
            thread.join();
            seen.await();
            awaitStreamed(streamed, answered);
            Files.writeString(folder.resolve("streamed.txt"), Long.toString(streamed.get()));
            dump(whole, folder.resolve("whole.jfr"));
            dump(counts, folder.resolve("counts.jfr"));
            dump(foreign, folder.resolve("foreign.jfr"));
        }
        answered += before + call(calls);
        System.out.println("answered " + answered + ", files " + files(folder));
    }

    private static void dump(Recording recording, Path file) throws IOException {
        recording.stop();
        recording.dump(file);
    }

    /** A stream is told later than it happens; without the agent, never. */
    private static void awaitStreamed(AtomicLong streamed, long calls) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        boolean agent = System.getProperty("dev.whence.agent") != null;
        while (agent && streamed.get() < calls && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EACH_NANOS);
        }
    }

    static Object find(String key) {
        return key.isEmpty() ? "" : new StringBuilder(key);
    }

    private static Recording recording(Duration threshold) {
        Recording recording = new Recording();
        recording.enable("whence.Summary");
        recording.enable("whence.Agent");
        recording.enable("whence.Resolution").withThreshold(threshold);
        return recording;
    }

    private static int call(int calls) {
        int answered = 0;
        for (int i = 0; i < calls; i++) {
            answered += find("key").toString().equals("key") ? 1 : 0;
        }
        return answered;
    }

    private static long files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
