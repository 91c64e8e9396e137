package dev.whence.bench.guest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Loads very many classes, begins a recording, and waits until the JVM is at rest again.
 *
 * <p>Arguments: how many classes, and a file into which it writes what that took of the processors, in nanoseconds.
 */
public final class Beginning {
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_LOOKS = 300;
    /** In a row, between which nothing happened. */
    private static final int AT_REST = 5;
    /** What the looks themselves and the recorder's periodic events may take between two looks. */
    private static final long NEXT_TO_NOTHING_NANOS = 3_000_000;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Beginning() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ParseException {
        Crowd crowd = Crowd.upTo(Integer.parseInt(arguments[0]));
        Configuration settings = Configuration.getConfiguration("default");
        rest();
        long before = SYSTEM.getProcessCpuTime();
        try (Recording recording = new Recording(settings)) {
            recording.start();
            long after = rest();
            Files.writeString(Path.of(arguments[1]), Long.toString(after - before));
        }
        System.out.println("held " + crowd);
    }

    /** Waits until the process does nothing any more, and tells what it has used of the processors until then. */
    private static long rest() throws InterruptedException {
        long last = SYSTEM.getProcessCpuTime();
        long began = last;
        int quiet = 0;
        for (int i = 0; i < MOST_LOOKS && quiet < AT_REST; i++) {
            Thread.sleep(LOOK_MILLIS);
            long now = SYSTEM.getProcessCpuTime();
            if (now - last > NEXT_TO_NOTHING_NANOS) {
                quiet = 0;
                began = now;
            } else {
                quiet++;
            }
            last = now;
        }
        if (quiet < AT_REST) {
            throw new IllegalStateException("the JVM does not come to rest");
        }
        return began;
    }
}
