package dev.whence.footprint.run;

import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.RunOptions;
import dev.whence.footprint.request.Until;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command to its end; or, for a server, until it is up and has loaded no class for a while, and then ends it and
 * what it has started: with TERM, and where that does not help in time, by killing it.
 */
final class CommandRun {
    private static final Duration STEP = Duration.ofMillis(50);

    /** Without a class in this time, what the server does at its start is done. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final Duration LONGEST_UNQUIET = Duration.ofSeconds(10);

    /** How long ending may take after TERM. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** 128 and the number of TERM, as the JVM and shells end by it. */
    private static final int ENDED_BY_TERM = 143;

    /**
     * How it went.
     *
     * @param pid the command's process
     * @param exitCode what it ended with; 0 where TERM ended it on purpose
     * @param remark what a reader has to know; empty if nothing
     */
    record Ending(long pid, int exitCode, String remark) {}

    private final RunOptions options;
    private final ClassLogs logs;
    private final Duration grace;
    private final Process process;
    private final @Nullable OutputWatch output;
    private final long began = System.nanoTime();

    private CommandRun(RunOptions options, ClassLogs logs, Duration grace, Process process, boolean isQuiet) {
        this.options = options;
        this.logs = logs;
        this.grace = grace;
        this.process = process;
        this.output =
                options.until() instanceof Until.Text line ? OutputWatch.of(process, line.text(), !isQuiet) : null;
    }

    /**
     * Runs it. Its input is this process's own, and so is its output, if nothing is looked for in it.
     *
     * @param folder where its JVMs write their logs
     * @throws FootprintException if it did not start, or ended before it was up, or did not come up in time
     */
    static Ending of(RunOptions options, ProcessBuilder builder, Path folder, Duration grace)
            throws FootprintException, InterruptedException {
        builder.redirectInput(Redirect.INHERIT);
        if (!(options.until() instanceof Until.Text)) {
            builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        }
        return of(options, builder, folder, grace, false);
    }

    /**
     * Runs it with an empty input. Its output goes to the files {@code out} and {@code err} in the folder; where something is
     * looked for in it, nowhere.
     *
     * @param folder where its JVMs write their logs
     * @throws FootprintException if it did not start, or ended before it was up, or did not come up in time
     */
    static Ending quietly(RunOptions options, ProcessBuilder builder, Path folder)
            throws FootprintException, IOException, InterruptedException {
        builder.redirectInput(Files.createFile(folder.resolve("in")).toFile());
        if (!(options.until() instanceof Until.Text)) {
            builder.redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
        }
        return of(options, builder, folder, GRACE, true);
    }

    private static Ending of(RunOptions options, ProcessBuilder builder, Path folder, Duration grace, boolean isQuiet)
            throws FootprintException, InterruptedException {
        if (options.until() instanceof Until.Port port && LoopbackPort.accepts(port.number())) {
            throw new FootprintException(
                    "port " + port.number()
                            + " accepts connections before the command is started: end what listens there, or take another port");
        }
        Process process = start(builder);
        SignalForwarding signals = SignalForwarding.to(process);
        try {
            CommandRun run = new CommandRun(options, new ClassLogs(folder), grace, process, isQuiet);
            Until until = options.until();
            return until == null ? new Ending(process.pid(), process.waitFor(), "") : run.until(until);
        } finally {
            signals.close();
        }
    }

    private static Process start(ProcessBuilder builder) throws FootprintException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new FootprintException("the command did not start: " + e.getMessage());
        }
    }

    private Ending until(Until until) throws FootprintException, InterruptedException {
        while (!isUp(until)) {
            if (process.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                awaitOutput();
                // What it wrote last may have been what was waited for.
                if (!isUp(until) || until instanceof Until.Time) {
                    throw endedBefore(until);
                }
                return new Ending(process.pid(), process.exitValue(), "it ended by itself once " + until.words());
            }
            if (passed(began).compareTo(options.timeout()) > 0 && !(until instanceof Until.Time)) {
                String killed = end();
                throw new FootprintException(until.missing() + " within " + options.timeoutInWords()
                        + " (--timeout): the command was " + (killed.isEmpty() ? "ended" : killed)
                        + ", and nothing is judged");
            }
        }
        awaitQuiet();
        boolean byItself = !process.isAlive();
        String killed = end();
        int exitCode = process.exitValue();
        if (byItself) {
            return new Ending(process.pid(), exitCode, "it ended by itself once " + until.words());
        }
        boolean expected = !killed.isEmpty() || exitCode == ENDED_BY_TERM || !process.supportsNormalTermination();
        return new Ending(
                process.pid(),
                expected ? 0 : exitCode,
                "ended by Whence once " + until.words() + (killed.isEmpty() ? " (TERM" : " (" + killed) + ", exit code "
                        + exitCode + ")");
    }

    private FootprintException endedBefore(Until until) {
        int code = process.exitValue();
        String line = "the command ended by itself with exit code " + code + " before " + until.words();
        return code == 0 ? new FootprintException(line) : new FootprintException(line, code);
    }

    private boolean isUp(Until until) {
        if (until instanceof Until.Port port) {
            return LoopbackPort.accepts(port.number());
        }
        if (until instanceof Until.Time time) {
            return passed(began).compareTo(time.length()) >= 0;
        }
        return output != null && output.isFound();
    }

    /** Waits until the JVMs log no class any more: what is said first is not what is done last. */
    private void awaitQuiet() throws InterruptedException {
        long from = System.nanoTime();
        long last = from;
        long size = logs.size();
        while (passed(last).compareTo(QUIET) < 0 && passed(from).compareTo(LONGEST_UNQUIET) < 0) {
            if (process.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            long now = logs.size();
            last = now == size ? last : System.nanoTime();
            size = now;
        }
    }

    /** Ends the command and what it has started; says whether that took a kill, or is empty. */
    private String end() throws FootprintException, InterruptedException {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        // The command first: a script would go on when what it has started ends.
        all.forEach(ProcessHandle::destroy);
        awaitExit(all);
        List<ProcessHandle> left = all.stream().filter(ProcessHandle::isAlive).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new FootprintException("process " + process.pid() + " cannot be killed: nothing is judged");
        }
        awaitOutput();
        return left.isEmpty() ? "" : "killed, for it did not end within " + RunOptions.words(grace) + " of TERM";
    }

    private void awaitExit(List<ProcessHandle> all) throws InterruptedException {
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Who is left is asked of each.
        }
    }

    private void awaitOutput() throws InterruptedException {
        if (output != null) {
            output.awaitEnd(Duration.ofSeconds(1));
        }
    }

    private static Duration passed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
