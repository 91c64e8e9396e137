package dev.whence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process's largest resident set, which Linux tells while the process lives ({@code VmHWM}). */
final class HighWater {
    private static final long GLANCE_MILLIS = 5;
    private static final Pattern LINE = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private HighWater() {}

    /**
     * Waits for the end of a process.
     *
     * @return bytes; 0 where the system does not tell
     * @throws IOException if it ends badly
     */
    static long of(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        do {
            peak = Math.max(peak, now(status));
        } while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS));
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + process.info());
        }
        return peak;
    }

    private static long now(Path status) {
        try {
            Matcher line = LINE.matcher(Files.readString(status));
            return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
