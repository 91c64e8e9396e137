package dev.whence.it.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;

/** Methods that take two nanoseconds, called as often as a test wants and recorded as it wants. */
public final class Costly {
    private static final int ROUND = 1_000;
    private static final long PACE_NANOS = 5_000_000;

    private static final AtomicLong FLOODED = new AtomicLong();
    private static volatile boolean floods;

    private Costly() {}

    /** Called by the million. */
    public static Object hot(Object key) {
        return key;
    }

    /** Called now and then. */
    public static Object cheap(Object key) {
        return key;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Recording recording = new Recording();
        Thread flood = new Thread();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "record" -> {
                    recording = new Recording();
                    recording.enable("jdk.RetransformClasses").withoutStackTrace();
                    if (words[2].equals("stacks")) {
                        recording.enable("whence.Resolution").withStackTrace();
                    }
                    recording.setDestination(Path.of(words[1]));
                    recording.start();
                    System.out.println("recording " + words[1]);
                }
                case "stop" -> {
                    recording.stop();
                    recording.close();
                    System.out.println("stopped");
                }
                case "cheap" -> {
                    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                        cheap("cheap");
                    }
                    System.out.println("called cheap");
                }
                case "hot" -> {
                    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                        hot("hot");
                    }
                    System.out.println("called hot");
                }
                case "flood" -> {
                    int pace = Integer.parseInt(words[1]);
                    floods = true;
                    FLOODED.set(0);
                    flood = new Thread(() -> flood(pace), "flood");
                    flood.start();
                    System.out.println("floods");
                }
                case "still" -> {
                    floods = false;
                    flood.join();
                    System.out.println("flooded " + FLOODED);
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    /** So many calls in each stretch; 0 for as many as there can be. */
    private static void flood(int pace) {
        long next = System.nanoTime();
        long calls = 0;
        while (floods) {
            for (int i = 0; i < (pace == 0 ? ROUND : pace); i++) {
                hot("hot");
            }
            calls += pace == 0 ? ROUND : pace;
            next += PACE_NANOS;
            if (pace > 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        FLOODED.set(calls);
    }
}
