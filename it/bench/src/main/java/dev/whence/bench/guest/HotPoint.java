package dev.whence.bench.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Calls a method of some nanoseconds as often as it can, from a loop in another class: before a recording, and while one runs,
 * for long enough that a point on the method has given way.
 *
 * <p>Argument: a file, into which it writes how many calls it made in the best tenth of a second of each.
 */
public final class HotPoint {
    private static final int AT_ONCE = 10_000;
    private static final int WARM_UP = 20;
    private static final int SLICES = 20;
    /** In which a point has to give way, and the compiler to settle. */
    private static final int GIVING_WAY = 40;

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static volatile long found;

    private HotPoint() {}

    public static void main(String[] arguments) throws IOException, ParseException {
        best(WARM_UP);
        long before = best(SLICES);
        try (Recording recording = new Recording(Configuration.getConfiguration("default"))) {
            recording.start();
            best(GIVING_WAY);
            Files.writeString(Path.of(arguments[0]), before + " " + best(SLICES));
        }
    }

    private static long best(int slices) {
        long best = 0;
        for (int i = 0; i < slices; i++) {
            best = Math.max(best, calls());
        }
        return best;
    }

    private static long calls() {
        long calls = 0;
        long end = System.nanoTime() + SLICE_NANOS;
        while (System.nanoTime() < end) {
            int hits = 0;
            for (int i = 0; i < AT_ONCE; i++) {
                hits += Hot.resolve(i) == Hot.FIRST ? 1 : 0;
            }
            found = hits;
            calls += AT_ONCE;
        }
        return calls;
    }

    /** The point. */
    public static final class Hot {
        static final Object FIRST = "one";
        private static final Object[] ALL = {FIRST, "another"};
        private static volatile int shift;

        private Hot() {}

        /** Finds one of two; what it reads may change, so that no call is left out. */
        public static Object resolve(int key) {
            return ALL[key + shift & 1];
        }
    }
}
