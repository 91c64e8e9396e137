package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.view.StatusText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "Exit codes: 0 attached, or it was already; 1 the JVM could not be attached to, or the agent in it has other options; 2 bad usage or options, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class AttachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "The agent's options, as after -javaagent:whence-agent.jar=; see below.")
    private List<String> options = List.of();

    @Option(
            names = "--add",
            paramLabel = "KEY=VALUE",
            description = "points, points.file or point that are added to those that the agent has.")
    private List<String> added = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Console console = Console.of(spec);
        List<String> all = new ArrayList<>(options);
        all.addAll(added);
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Map<String, String> values = new HashMap<>();
            values.put(RequestKey.OPTIONS, AgentOptions.absolute(String.join(",", all), target.files()));
            values.put(RequestKey.ADD, Boolean.toString(!added.isEmpty()));
            Answer answer = target.request(CommandName.ATTACH, values);
            Line agent = answer.first(LineKind.AGENT);
            StatusText text = new StatusText(console, answer);
            if (answer.has(LineKind.UNLIKE)) {
                throw CommandException.failed("Whence " + agent.text("version") + " was in " + target.name()
                        + " already (" + answer.first(LineKind.ALREADY).text("launch") + "), nothing was changed: "
                        + answer.first(LineKind.UNLIKE).text("why") + "; its options stay '" + agent.text("options")
                        + "'. '--add points=...' takes points in addition; 'detach' it first to give it others");
            }
            if (answer.has(LineKind.ALREADY)) {
                console.heading("Whence " + agent.text("version") + " was in " + target.name() + " already ("
                        + answer.first(LineKind.ALREADY).text("launch") + "); "
                        + (added.isEmpty()
                                ? "nothing was changed."
                                : "these points are added, and its counts start again at 0."));
            } else {
                console.heading("Attached Whence " + agent.text("version") + " to " + target.name() + ".");
            }
            console.say("It is " + text.state() + ".");
            AutoPoints.tell(console, answer);
            text.points();
            if (!answer.has(LineKind.WOVEN) && !answer.has(LineKind.MATCHED)) {
                console.say("");
                console.say("No class of the points is loaded yet. For the libraries that are loaded here: 'attach "
                        + pid + " --add points=auto'.");
            }
            text.versions();
            text.errors();
        }
        return ExitCode.OK;
    }
}
