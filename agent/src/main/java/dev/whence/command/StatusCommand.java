package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.view.StatusJson;
import dev.whence.command.view.StatusText;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the status of the agent in a JVM. */
@Command(
        name = "status",
        descriptionHeading = "%n",
        description = {
            "Shows whether Whence is attached to a JVM, and its status: options, points, counts, versions, errors.",
            "",
            "Resolutions are counted while a recording runs: that of 'record', of 'watch', or any other.",
            "",
            "Exit codes: 0 the status was shown, also where Whence is not attached; 1 the JVM could not be queried; 2 bad usage, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class StatusCommand implements Callable<Integer> {
    /** The formats of a status. */
    enum Format {
        text,
        json
    }

    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException, IOException {
        show(Console.of(spec), pid, format == Format.json);
        return ExitCode.OK;
    }

    static void show(Console console, long pid, boolean json) throws CommandException, IOException {
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkVersion();
            // Where it is not attached, it is not loaded for this.
            Answer answer = target.isAttached() ? target.request(CommandName.STATUS, Map.of()) : Answer.ABSENT;
            if (json) {
                StatusJson.write(target, answer, console.out());
            } else {
                tell(console, target, answer);
            }
        }
    }

    private static void tell(Console console, TargetJvm target, Answer answer) {
        if (answer.has(LineKind.ABSENT)) {
            console.say(target.notAttached());
            return;
        }
        Line agent = answer.first(LineKind.AGENT);
        StatusText text = new StatusText(console, answer);
        console.heading("Whence " + agent.text("version") + " in " + target.name() + ".");
        console.say("");
        console.say("  state        " + text.state());
        console.say("  launched by  " + agent.text("launch"));
        console.say("  options      " + (agent.text("options").isEmpty() ? "none" : agent.text("options")));
        console.say("  discovery    " + agent.text("discovery"));
        if (agent.text("archive").contains(": ")) {
            console.say("  archive      " + agent.text("archive"));
        }
        text.recordings();
        text.points();
        text.resolutions();
        text.answers();
        text.walks();
        text.versions();
        text.errors();
    }
}
