package dev.whence.it.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;

/**
 * Records itself in every way that makes a recorder work: many recordings one after the other, several at once, and a stream of
 * another tool's; and resolves a known number of times in each.
 *
 * <p>Arguments: a folder; recordings one after the other; calls in each.
 */
public final class Recordings {
    private Recordings() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int recordings = Integer.parseInt(arguments[1]);
        int calls = Integer.parseInt(arguments[2]);
        int answered = call(calls);
        try (Recording whole = recording(Duration.ZERO);
                RecordingStream stream = new RecordingStream()) {
            CountDownLatch seen = new CountDownLatch(1);
            stream.enable("jdk.ThreadStart");
            stream.onEvent("jdk.ThreadStart", event -> seen.countDown());
            whole.start();
            stream.startAsync();
            for (int i = 0; i < recordings; i++) {
                // Each beginning and end rotates the chunk of the others.
                try (Recording one = recording(i % 2 == 0 ? Duration.ZERO : Duration.ofHours(1))) {
                    one.start();
                    answered += call(calls);
                    one.stop();
                    one.dump(folder.resolve("one-" + i + ".jfr"));
                }
            }
            Thread thread = new Thread(seen::countDown);
            thread.start();
            thread.join();
            seen.await();
            whole.stop();
            whole.dump(folder.resolve("whole.jfr"));
        }
        answered += call(calls);
        System.out.println("answered " + answered + ", files " + files(folder));
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
