package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the agent out of a JVM. */
@Command(
        name = "detach",
        descriptionHeading = "%n",
        description = {
            "Takes Whence out of a JVM, and says whether all is as it was.",
            "",
            "The woven classes get their original bytecode back, which is checked by comparing it; Whence's transformer,"
                    + " listener, events and threads go.",
            "",
            "Another operator's 'watch' or 'record' ends; what the latter has recorded is written to its file.",
            "",
            "Exit codes: 0 detached, or it was not attached; 1 the JVM could not be asked, or bytecode differs; 2 bad"
                    + " usage, or no such JVM."
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DetachCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID", description = "The JVM's process; see 'list'.")
    private long pid;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Refusal {
        Console console = Console.of(spec);
        try (Target target = Target.open(pid)) {
            target.checkVersion();
            Answer answer = target.isAttached() ? target.request(CommandName.DETACH, Map.of()) : Answer.ABSENT;
            if (answer.has(LineKind.ABSENT)) {
                console.say(target.notAttached());
                return ExitCode.OK;
            }
            answer.all(LineKind.DISMISSED)
                    .forEach(line -> console.remark("another operator's '" + line.text("task") + "' was ended"));
            String line = "Detached Whence from " + target.name() + ": " + Findings.restored(answer) + ".";
            if (!Findings.isRestored(answer)) {
                console.remark(line);
                return ExitCode.SOFTWARE;
            }
            console.say(line);
        }
        return ExitCode.OK;
    }
}
