package dev.whence.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a process to its end, for a limited time. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * How a process ended.
     *
     * @param exitCode what it ended with
     * @param lines what it wrote to its two outputs, line by line
     */
    record Ended(int exitCode, List<String> lines) {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs a command. What it writes goes to a file, which nobody has to read meanwhile.
     *
     * @param environment variables besides those of this process
     * @throws IllegalStateException if it does not start or does not end in time
     */
    static Ended run(List<String> command, Map<String, String> environment, Duration limit) {
        try {
            Path output = Files.createTempFile("whence-junit", ".txt");
            try {
                return run(command, environment, limit, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ended run(List<String> command, Map<String, String> environment, Duration limit, Path output)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(
                        "after " + limit.toSeconds() + " s it has not ended: " + String.join(" ", command));
            }
            return new Ended(process.exitValue(), Files.readAllLines(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it ran: " + String.join(" ", command), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
