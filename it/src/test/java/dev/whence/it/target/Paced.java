package dev.whence.it.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Resolves for a time of its own choice, 1 to 8 ms and now and then 30 ms, and writes to a file how long each call took: so long
 * that what the agent does in code that was never run before is no part of it.
 *
 * <p>Arguments: the seed, how many calls, and the file.
 */
public final class Paced {
    private Paced() {}

    public static void main(String[] arguments) throws IOException {
        Random random = new Random(Long.parseLong(arguments[0]));
        int calls = Integer.parseInt(arguments[1]);
        long[] durations = new long[calls];
        for (int i = 0; i < calls; i++) {
            durations[i] = find(nanos(random));
        }
        List<String> lines = new ArrayList<>(calls);
        for (long duration : durations) {
            lines.add(Long.toString(duration));
        }
        Files.write(Path.of(arguments[2]), lines);
    }

    /** How long a call is to take. */
    static long nanos(Random random) {
        return random.nextInt(50) == 0 ? 30_000_000 : 1_000_000 + random.nextInt(7_000_000);
    }

    /** How long it took, without what the agent does before and after it. */
    static Long find(long nanos) {
        long begin = System.nanoTime();
        long taken = 0;
        while (taken < nanos) {
            Thread.onSpinWait();
            taken = System.nanoTime() - begin;
        }
        return taken;
    }
}
