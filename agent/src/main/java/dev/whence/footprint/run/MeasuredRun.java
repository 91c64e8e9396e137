package dev.whence.footprint.run;

import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.JavaCommand;
import dev.whence.footprint.request.RunOptions;
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

    /** The end of the names of the agent's files. */
    static final String TRACES = ".notes";

    private final RunOptions options;
    private final JavaCommand command;
    private final Path agent;
    private final List<String> remarks = new ArrayList<>();

    private MeasuredRun(RunOptions options, JavaCommand command, Path agent) {
        this.options = options;
        this.command = command;
        this.agent = agent;
    }

    /**
     * Runs it to its end, or until it is up.
     *
     * @param agent the agent's jar
     * @throws FootprintException if it cannot be started, a server did not come up, or it is open which JVM is meant
     */
    public static Footprint of(RunOptions options, Path agent)
            throws FootprintException, IOException, InterruptedException {
        JavaCommand command = JavaCommand.of(options);
        Path folder = Files.createTempDirectory("whence-footprint-");
        try {
            return new MeasuredRun(options, command, agent).in(folder);
        } finally {
            delete(folder);
        }
    }

    private Footprint in(Path folder) throws FootprintException, IOException, InterruptedException {
        // A JVM that the command starts with the same options writes files of its own.
        Path log = folder.resolve("%p" + ClassLogs.SUFFIX);
        Path traces = folder.resolve("%p" + TRACES);
        if (agent.toString().contains("=") || traces.toString().matches(".*[,()\"].*")) {
            throw new FootprintException("the JVM takes no agent whose path has '=' in it (" + agent
                    + "), and the agent no temporary folder with ',', '(' or ')' (" + folder + ")");
        }
        List<String> more =
                new ArrayList<>(List.of(ClassLog.option(log), "-javaagent:" + agent + "=footprint=" + traces));
        if (!command.reachesAll() && JavaCommand.feature(options.command().get(0)) >= FIRST_TO_COMPLAIN) {
            more.add(0, NO_COMPLAINTS);
        }
        CommandRun.Ending ending = CommandRun.of(options, command.with(more), folder, CommandRun.GRACE);
        if (!ending.remark().isEmpty()) {
            remarks.add(ending.remark());
        }
        String pid = Long.toString(command.reachesAll() ? judged(folder, ending) : ending.pid());
        List<ClassLog.Line> lines = log(folder.resolve(pid + ClassLogs.SUFFIX));
        return Footprint.of(
                options.command(),
                ending.exitCode(),
                lines,
                traces(folder.resolve(pid + TRACES), !lines.isEmpty()),
                agent.toUri().toString().replace("file:///", "file:/"),
                remarks);
    }

    /** The process of the JVM that is meant. Where the command failed, that is the first thing to say. */
    private long judged(Path folder, CommandRun.Ending ending) throws FootprintException, IOException {
        try {
            return MeasuredJvm.theOne(
                            new ClassLogs(folder),
                            options.main(),
                            options.command().get(0))
                    .pid();
        } catch (FootprintException e) {
            if (ending.exitCode() == 0) {
                throw e;
            }
            throw new FootprintException(
                    "the command ended with exit code " + ending.exitCode() + ", and " + e.getMessage(),
                    ending.exitCode());
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
