package dev.whence.it.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Resolves as {@link Paced}, and writes of each call how long it took by its own clock within, and by that of the caller: what
 * lies around it sees a duration between the two, also where the machine takes the processor away. Says {@code ready}, begins
 * at the first byte of its input, says {@code done}, and ends with its input.
 *
 * <p>Arguments: the seed, how many calls, and the file.
 */
public final class PacedWhenTold {
    private PacedWhenTold() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        System.in.read();
        Random random = new Random(Long.parseLong(arguments[0]));
        int calls = Integer.parseInt(arguments[1]);
        List<String> lines = new ArrayList<>(calls);
        for (int i = 0; i < calls; i++) {
            long nanos = Paced.nanos(random);
            long begin = System.nanoTime();
            long within = Paced.find(nanos);
            long around = System.nanoTime() - begin;
            lines.add(within + " " + around);
        }
        Files.write(Path.of(arguments[2]), lines);
        System.out.println("done");
        while (System.in.read() >= 0) {
            // Whoever watches may still ask.
        }
    }
}
