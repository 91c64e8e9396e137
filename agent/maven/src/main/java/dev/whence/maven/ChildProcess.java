package dev.whence.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;

/** Runs one command to its end, for a limited time; whatever it started ends with it. */
final class ChildProcess {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final Duration OUTPUT_AFTER_EXIT = Duration.ofSeconds(5);

    private final Path folder;
    private final Duration limit;

    ChildProcess(Path folder, Duration limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * Runs a command.
     *
     * @param environment variables besides those of Maven
     * @param output takes each line when it is printed
     * @throws MojoExecutionException if the command does not start, takes too long, or Maven is interrupted
     */
    Ended run(List<String> command, Map<String, String> environment, Consumer<String> output)
            throws MojoExecutionException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new MojoExecutionException(command.get(0) + " does not start: " + e.getMessage());
        }
        List<String> lines = new ArrayList<>();
        Thread reader = new Thread(() -> read(process, lines, output), "whence " + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MojoExecutionException("after " + limit.toSeconds() + " s " + command.get(0)
                        + " has not ended: it is ended, and nothing is judged (whence.timeout is the limit)");
            }
            // What it left running may hold its output open: that is not waited for.
            reader.join(OUTPUT_AFTER_EXIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while " + command.get(0) + " ran");
        } finally {
            end(process);
        }
        synchronized (lines) {
            return new Ended(process.exitValue(), List.copyOf(lines));
        }
    }

    private static void read(Process process, List<String> lines, Consumer<String> output) {
        try (BufferedReader reader = process.inputReader(Charset.defaultCharset())) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                output.accept(line);
            }
        } catch (IOException e) {
            output.accept("its output ends here: " + e.getMessage());
        }
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(AFTER_KILL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
