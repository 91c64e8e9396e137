package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.SharedFiles;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.view.StatusText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings the agent into a running JVM, to session until it is detached. */
@Command(
        name = "attach",
        descriptionHeading = "%n",
        description = {
            "Attaches the agent to a running JVM, and reports what it finds. The agent is dormant until a recording begins.",
            "",
            "The application's answers stay as they are: versions of a pipeline are watched and not used (discovery=observe)."
                    + " A JVM of 21 or later writes four lines of warning to its own stderr when it is attached to, unless it"
                    + " was started with -XX:+EnableDynamicAgentLoading.",
            "",
            "Exit codes: 0 attached, or it was already; 1 the JVM could not be attached to; 2 bad usage or options, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class AttachCommand implements Callable<Integer> {
    private static final Pattern POINTS_FILE = Pattern.compile("(?<![^,])points\\.file=('[^']+'|\"[^\"]+\"|[^,]+)");

    @Parameters(index = "0", paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "The agent's options, as after -javaagent:whence-agent.jar=: points, points.file, point,"
                    + " discovery, events.max.")
    private List<String> options = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Console console = Console.of(spec);
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Answer answer =
                    target.request(CommandName.ATTACH, Map.of(RequestKey.OPTIONS, options(options, target.files())));
            Line agent = answer.first(LineKind.AGENT);
            StatusText text = new StatusText(console, answer);
            if (answer.has(LineKind.ALREADY)) {
                console.heading("Whence " + agent.text("version") + " was in " + target.name() + " already ("
                        + answer.first(LineKind.ALREADY).text("launch") + "); nothing was changed.");
                if (!options.isEmpty()) {
                    console.remark(
                            "its options stay '" + agent.text("options") + "': 'detach' it first to give it others");
                }
            } else {
                console.heading("Attached Whence " + agent.text("version") + " to " + target.name() + ".");
            }
            console.say("It is " + text.state() + ".");
            text.points();
            text.versions();
            text.errors();
        }
        return ExitCode.OK;
    }

    /** The options with the name of the points file as the JVM understands it: it runs in another folder. */
    private static String options(List<String> options, SharedFiles files) throws CommandException {
        String joined = String.join(",", options);
        Matcher file = POINTS_FILE.matcher(joined);
        if (!file.find() || !files.isShared(Path.of("").toAbsolutePath())) {
            return joined;
        }
        String given = file.group(1);
        boolean isQuoted = given.startsWith("'") || given.startsWith("\"");
        String path = Path.of(isQuoted ? given.substring(1, given.length() - 1) : given)
                .toAbsolutePath()
                .normalize()
                .toString();
        // The folder may have a name with a character that separates options.
        String quote = !path.matches(".*[,()].*") ? "" : path.contains("'") ? "\"" : "'";
        return joined.substring(0, file.start(1)) + quote + path + quote + joined.substring(file.end(1));
    }
}
