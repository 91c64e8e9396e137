package dev.whence.footprint.run;

import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.trace.ClassLog;
import dev.whence.footprint.trace.LoadTraces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command in a JVM that logs and traces its class loading. Its input, output and signals are its own. */
public final class MeasuredRun {
    /** A JVM whose AOT cache the agent costs says so on stdout, where the command's own output is. */
    private static final String NO_COMPLAINTS = "-Xlog:aot=off,cds=off";

    private static final int FIRST_TO_COMPLAIN = 25;

    private final List<String> command;
    private final Path agent;
    private final List<String> remarks = new ArrayList<>();

    private MeasuredRun(List<String> command, Path agent) {
        this.command = command;
        this.agent = agent;
    }

    /**
     * Runs it to its end.
     *
     * @param command the words of the command, the first a Java launcher
     * @param agent the agent's jar
     * @throws FootprintException if it cannot be started
     */
    public static Footprint of(List<String> command, Path agent)
            throws FootprintException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("whence-footprint-");
        try {
            return new MeasuredRun(command, agent).in(folder);
        } finally {
            delete(folder);
        }
    }

    private Footprint in(Path folder) throws FootprintException, IOException, InterruptedException {
        // A JVM that the command starts with the same options writes files of its own.
        Path log = folder.resolve("%p.log");
        Path traces = folder.resolve("%p.notes");
        if (agent.toString().contains("=") || traces.toString().matches(".*[,()\"].*")) {
            throw new FootprintException("the JVM takes no agent whose path has '=' in it (" + agent
                    + "), and the agent no temporary folder with ',', '(' or ')' (" + folder + ")");
        }
        List<String> options =
                new ArrayList<>(List.of(ClassLog.option(log), "-javaagent:" + agent + "=footprint=" + traces));
        if (JavaCommand.feature(command.get(0)) >= FIRST_TO_COMPLAIN) {
            options.add(0, NO_COMPLAINTS);
        }
        List<String> words = JavaCommand.with(command, options);
        Process process = start(words);
        int exitCode = SignalForwarding.waitFor(process);
        String pid = Long.toString(process.pid());
        List<ClassLog.Line> lines = log(folder.resolve(pid + ".log"));
        return Footprint.of(
                command,
                exitCode,
                lines,
                traces(folder.resolve(pid + ".notes"), !lines.isEmpty()),
                agent.toUri().toString().replace("file:///", "file:/"),
                remarks);
    }

    private Process start(List<String> words) throws FootprintException {
        try {
            return new ProcessBuilder(words).inheritIO().start();
        } catch (IOException e) {
            throw new FootprintException("the command did not start: " + e.getMessage());
        }
    }

    private List<ClassLog.Line> log(Path file) throws IOException {
        List<ClassLog.Line> lines = Files.exists(file) ? ClassLog.read(file) : List.of();
        if (lines.isEmpty()) {
            remarks.add("the JVM logged no class: it did not start, or its options switch logging off (-Xlog:disable)");
        }
        return lines;
    }

    private LoadTraces traces(Path file, boolean cameUp) {
        if (Files.exists(file)) {
            try {
                return LoadTraces.read(file);
            } catch (IOException e) {
                remarks.add("what the agent wrote cannot be read (" + e.getMessage() + "): causes are unknown");
                return LoadTraces.none();
            }
        }
        if (cameUp) {
            remarks.add("causes are unknown: the JVM was killed or halted, or accepted no agent");
        }
        return LoadTraces.none();
    }

    /** As far as it goes: a JVM that the command left running may still write there. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left is in the temporary folder.
        }
    }
}
