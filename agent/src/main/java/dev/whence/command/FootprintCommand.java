package dev.whence.command;

import dev.whence.command.terminal.Terminal;
import dev.whence.footprint.BudgetCheck;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.request.FootprintOptions;
import dev.whence.footprint.request.RunOptions;
import dev.whence.footprint.request.Until;
import dev.whence.output.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports which classes a command loads and why, and holds it to a budget. */
@Command(
        name = "footprint",
        customSynopsis = {
            "java -jar whence-agent.jar footprint [--baseline FILE [--update]] [--tree] [--archive]",
            "       [--until CONDITION [--timeout TIME]] [--main NAME]",
            "       [--format FORMAT] [--output FILE] [--own] -- COMMAND...",
            "   or: java -jar whence-agent.jar footprint --without GLOB -- java ARGUMENT...",
            "   or: java -jar whence-agent.jar footprint diff [--format FORMAT] BEFORE NOW"
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Runs a command, a program or a server, in a JVM of its own and says which classes it loaded: how many of the application's and"
                    + " of the JDK's, of which packages and jars, and what caused them to be loaded.",
            "",
            "With a baseline, the exit code is 1 if the command loads more classes than the file allows, a package"
                    + " that is not in it, or one that it forbids, or if fewer come from an archive than its line"
                    + " 'archive N %%' says."
        },
        subcommands = FootprintDiffCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "The command keeps its input, output and signals; the report goes to stderr when it has ended.",
            "",
            "Exit codes: the command's own (0 for a server that was ended); 1 if the command succeeded and the baseline is"
                    + " broken (stderr names the classes); 2 for bad usage, a command that did not start or could not be"
                    + " checked, a server that did not come up, and where no class was counted."
        })
final class FootprintCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The forms a footprint can be written in. */
    enum Format {
        text,
        json
    }

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description =
                    "The command, after '--': java and its arguments, another launcher of a JDK such as javac, or a"
                            + " script or build tool that starts java; this one has Whence's options in JDK_JAVA_OPTIONS.")
    private List<String> command = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Check against this file: allowed classes and packages, forbidden packages.")
    private @Nullable Path baseline;

    @Option(
            names = "--update",
            description = "Lower the baseline to what was loaded, or create it. It never allows more: for that, edit"
                    + " the file.")
    private boolean update;

    @Option(
            names = "--until",
            paramLabel = "CONDITION",
            converter = UntilConverter.class,
            description =
                    "For a server: end it when a line of its output contains a text, when 'port N' of the loopback"
                            + " address accepts a connection, or after a time such as 10s; then judge it. Half a second without"
                            + " a new class has to pass as well (at most 10 s). It is ended by TERM, and killed if it takes"
                            + " longer than 10 s.")
    private @Nullable Until until;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the text or the port may take (default: 60s).")
    private @Nullable Duration timeout;

    @Option(
            names = "--main",
            paramLabel = "NAME",
            description = "Of several JVMs that the command starts, the one with this main class, module or jar; '*' in"
                    + " it is any text.")
    private @Nullable String main;

    @Option(names = "--tree", description = "Show as a tree what caused each class to be loaded, with times.")
    private boolean tree;

    @Option(
            names = "--archive",
            description =
                    "Run the command once more, without Whence's agent, its input empty and its output dropped: how"
                            + " many classes come from the class-data archive (CDS) or AOT cache, and why the others do not.")
    private boolean archive;

    @Option(
            names = "--without",
            paramLabel = "GLOB",
            description =
                    "Instead, what jars (by the names of their files, such as 'jackson-*.jar') or packages ('a.b.**') cost the"
                            + " command, and whether it needs them: runs it twice without Whence's agent, its input empty and its"
                            + " output compared.")
    private @Nullable String without;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there and not to stderr.")
    private @Nullable Path output;

    @Option(
            names = "--own",
            description =
                    "Check the classes of Whence's own agent, if the command has it, instead of the application's.")
    private boolean own;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (command.isEmpty()) {
            // Not by picocli's arity, which would hold for 'footprint diff' as well.
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'COMMAND'");
        }
        if (update && baseline == null) {
            err.println("--update needs --baseline FILE");
            return ExitCode.USAGE;
        }
        if (timeout != null && (until == null || until instanceof Until.Time)) {
            err.println("--timeout needs --until with a text or a port");
            return ExitCode.USAGE;
        }
        RunOptions run = new RunOptions(command, until, timeout == null ? TIMEOUT : timeout, main);
        FootprintOptions options =
                new FootprintOptions(run, baseline, update, own, tree, format == Format.json, archive, output);
        try {
            if (without != null) {
                return without(run, without, err);
            }
            return BudgetCheck.run(options, err, style());
        } catch (FootprintException e) {
            err.println(style().safe(String.valueOf(e.getMessage())));
            return e.exitCode();
        } catch (IOException e) {
            String line = e instanceof FileSystemException ? "a file cannot be read or written: " + e : e.getMessage();
            err.println(style().safe(String.valueOf(line)));
        }
        return ExitCode.USAGE;
    }

    private int without(RunOptions run, String glob, PrintWriter err) throws FootprintException, IOException {
        if (baseline != null || tree || archive || own || output != null || format != Format.text || until != null) {
            throw new FootprintException("--without is a question of its own: no other option goes with it");
        }
        BudgetCheck.without(run, glob, err, style());
        return ExitCode.OK;
    }

    private Style style() {
        return Terminal.style(spec.commandLine().getColorScheme().ansi().enabled());
    }
}
