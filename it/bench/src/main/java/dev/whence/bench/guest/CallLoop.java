package dev.whence.bench.guest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Calls a trivial resolver for some seconds, and takes the time that its own thread was on a processor: whoever else wants
 * one is not in it.
 *
 * <p>Arguments: a {@link Recorded}, the event that stands for a call, {@code true} for the resolver that records by hand, and
 * a file, into which it writes the nanoseconds of a call in the best of many short samples, once all is compiled.
 */
public final class CallLoop {
    private static final int SAMPLES = 1_600;
    private static final int CALLS = 20_000;
    private static final String KEY = "run";

    private static volatile @Nullable Object found;

    private CallLoop() {}

    public static void main(String[] arguments) throws IOException {
        Recorded recorded = Recorded.valueOf(arguments[0]);
        boolean byHand = Boolean.parseBoolean(arguments[2]);
        Resolver resolver = new Resolver();
        resolver.resolve(KEY);
        resolver.resolveByHand(KEY);
        Recording recording = recorded.begin(arguments[1]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            long before = threads.getCurrentThreadCpuTime();
            if (byHand) {
                byHand(resolver);
            } else {
                woven(resolver);
            }
            double each = (double) (threads.getCurrentThreadCpuTime() - before) / CALLS;
            best = i < SAMPLES / 2 ? best : Math.min(best, each);
        }
        if (recording != null) {
            recorded.check(recording, arguments[1]);
            recording.close();
        }
        Files.writeString(Path.of(arguments[3]), Double.toString(best));
    }

    private static void woven(Resolver resolver) {
        Object last = null;
        for (int i = 0; i < CALLS; i++) {
            last = resolver.resolve(KEY);
        }
        found = last;
    }

    private static void byHand(Resolver resolver) {
        Object last = null;
        for (int i = 0; i < CALLS; i++) {
            last = resolver.resolveByHand(KEY);
        }
        found = last;
    }
}
