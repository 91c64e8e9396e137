package dev.whence.it.harness.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A forked process with its two outputs, kept apart. Whatever waits for it waits for a line or for its end, and fails with all
 * that the process has said.
 */
public final class Child implements AutoCloseable {

    /** Generous: on a machine with many neighbours a JVM may take long to start, and a test that hangs takes longer. */
    private static final long PATIENCE_SECONDS = isLongForm() ? 3_600 : 60;

    /** Lines of each output in a failure's story. */
    private static final int TOLD_AT_MOST = 60;

    private final List<String> command;
    private final Process process;
    private final Output out = new Output();
    private final Output err = new Output();

    private long patienceSeconds = PATIENCE_SECONDS;

    private Child(List<String> command, Process process) {
        this.command = List.copyOf(command);
        this.process = process;
        out.follow(process.getInputStream(), "stdout of " + process.pid());
        err.follow(process.getErrorStream(), "stderr of " + process.pid());
    }

    /** Whether the tests run in their long form, for an hour and more ({@code -Dwhence.torture=long}). */
    public static boolean isLongForm() {
        return "long".equals(System.getProperty("whence.torture"));
    }

    static Child start(ProcessBuilder builder) {
        List<String> command = List.copyOf(builder.command());
        try {
            return new Child(command, builder.command(Signals.heardBy(command)).start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    /** Waits longer for its end than for that of other processes. */
    public Child patient(long seconds) {
        patienceSeconds = seconds;
        return this;
    }

    public long pid() {
        return process.pid();
    }

    public List<String> command() {
        return command;
    }

    /** Sends it a signal, such as {@code INT}: what Ctrl-C does. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw failure("Interrupted while it was sent a signal");
        }
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw failure("It no longer reads its input (" + e.getMessage() + "), to which this was written: " + line);
        }
    }

    /** Waits for the next line of its standard output that begins in one of these ways. */
    public String awaitOut(String... beginnings) {
        return await(out, "stdout", beginnings);
    }

    /** Waits for the next line of its standard error that begins in one of these ways. */
    public String awaitErr(String... beginnings) {
        return await(err, "stderr", beginnings);
    }

    /** Ends its input and waits for its end, and for that of its outputs. */
    public int awaitExit() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended before it read everything: what it returns tells the rest.
        }
        try {
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                throw failure("It did not end within " + patienceSeconds + " s");
            }
            out.awaitEnd();
            err.awaitEnd();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw failure("Interrupted while it ran");
        }
    }

    /** Waits for its end, which must be a good one. */
    public Child awaitSuccess() {
        int exit = awaitExit();
        if (exit != 0) {
            throw failure("It ended with " + exit);
        }
        return this;
    }

    public String out() {
        return out.text();
    }

    /** What it wrote to its standard error, but for what a command waits for: it says so only on a machine that is busy. */
    public String err() {
        return err.text()
                .lines()
                .filter(line -> !line.startsWith("Waiting for JVM "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that is known of the process, for a person who wonders why a test failed. */
    public String story() {
        String state = process.isAlive() ? "running" : "ended with " + process.exitValue();
        return "Process " + process.pid() + ", " + state + ": " + String.join(" ", command)
                + section("stdout", out.text())
                + section("stderr", err.text());
    }

    /** What to throw where it does not do what it should; {@link Children} adds all stories to a failing test. */
    public AssertionError failure(String why) {
        return new AssertionError("Process " + pid() + ": " + why);
    }

    /** Ends it, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String await(Output output, String name, String... beginnings) {
        String what = "a line on " + name + " that begins with '" + String.join("' or '", beginnings) + "'";
        try {
            String line = output.awaitLine(beginnings, TimeUnit.SECONDS.toNanos(patienceSeconds));
            if (line == null) {
                throw failure("Waited in vain for " + what);
            }
            return line;
        } catch (InterruptedException e) {
            throw failure("Interrupted while waiting for " + what);
        }
    }

    private static String section(String title, String text) {
        List<String> lines = text.lines().toList();
        int cut = lines.size() - TOLD_AT_MOST;
        String told = cut <= 0
                ? text
                : String.join("\n", lines.subList(0, TOLD_AT_MOST / 2)) + "\n... " + cut + " lines more ...\n"
                        + String.join("\n", lines.subList(lines.size() - TOLD_AT_MOST / 2, lines.size()));
        return "\n--- " + title + (text.isEmpty() ? ": nothing" : "\n" + told);
    }

    /** One of the two outputs: grows while the process speaks. */
    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private int read;
        private boolean ended;

        void follow(InputStream stream, String name) {
            Thread reader = new Thread(() -> drain(stream), name);
            reader.setDaemon(true);
            reader.start();
        }

        private void drain(InputStream stream) {
            try (var chars = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                char[] some = new char[8192];
                for (int n = chars.read(some); n >= 0; n = chars.read(some)) {
                    append(some, n);
                }
            } catch (IOException e) {
                append(("\n[the rest could not be read: " + e + "]\n").toCharArray(), -1);
            } finally {
                end();
            }
        }

        private synchronized void append(char[] chars, int count) {
            text.append(chars, 0, count < 0 ? chars.length : count);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized String text() {
            return text.toString();
        }

        synchronized void awaitEnd() throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            for (long left = 1; !ended && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }

        /** The next line that begins so, or null where the process ends or time runs out before there is one. */
        synchronized @Nullable String awaitLine(String[] beginnings, long nanos) throws InterruptedException {
            long deadline = System.nanoTime() + nanos;
            while (true) {
                for (int end = text.indexOf("\n", read); end >= 0; end = text.indexOf("\n", read)) {
                    String line = text.substring(read, end);
                    read = end + 1;
                    if (Stream.of(beginnings).anyMatch(line::startsWith)) {
                        return line.stripTrailing();
                    }
                }
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    return null;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }
}
