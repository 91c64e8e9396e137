package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.view.DetachSummary;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Detaches the agent from a JVM. */
@Command(
        name = "detach",
        descriptionHeading = "%n",
        description = {
            "Detaches Whence from a JVM, and reports whether the JVM is as it was before.",
            "",
            "The woven classes get their original bytecode back, which is compared; Whence's transformer, listener, events"
                    + " and threads are removed.",
            "",
            "Another operator's 'watch' or 'record' ends; what 'record' has recorded is written to its file.",
            "",
            "Exit codes: 0 detached, or it was not attached; 1 the JVM could not be queried, or bytecode differs; 2 bad"
                    + " usage, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class DetachCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Console console = Console.of(spec);
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkVersion();
            Answer answer = target.isAttached() ? target.request(CommandName.DETACH, Map.of()) : Answer.ABSENT;
            if (answer.has(LineKind.ABSENT)) {
                console.say(target.notAttached());
                return ExitCode.OK;
            }
            answer.all(LineKind.DISMISSED)
                    .forEach(line -> console.remark("another operator's '" + line.text("task") + "' was ended"));
            String line = "Detached Whence from " + target.name() + ": " + DetachSummary.restored(answer) + ".";
            if (!DetachSummary.isRestored(answer)) {
                console.remark(line);
                return ExitCode.SOFTWARE;
            }
            console.say(line);
        }
        return ExitCode.OK;
    }
}
