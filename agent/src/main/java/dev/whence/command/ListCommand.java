package dev.whence.command;

import dev.whence.command.jvm.Jvm;
import dev.whence.command.terminal.Console;
import dev.whence.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the JVMs that the other commands can be used on. */
@Command(
        name = "list",
        descriptionHeading = "%n",
        description = {
            "Lists the JVMs of this user: process, JDK and main class.",
            "",
            "It reads what the JVMs and the system publish, and touches no JVM.",
            "",
            "Exit codes: 0 listed, 2 bad usage."
        },
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class ListCommand implements Callable<Integer> {
    private static final String UNKNOWN = "?";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        List<Jvm> jvms = Jvm.all();
        if (jvms.isEmpty()) {
            console.remark("no other JVM of this user is running");
            return ExitCode.OK;
        }
        Table table = new Table(3).row("PID", "JDK", "MAIN");
        for (Jvm jvm : jvms) {
            table.row(Long.toString(jvm.pid()), known(jvm.version()), known(jvm.main()) + inside(jvm));
        }
        List<String> lines = table.lines();
        console.heading(lines.get(0));
        lines.subList(1, lines.size()).forEach(console::say);
        return ExitCode.OK;
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static String inside(Jvm jvm) {
        return jvm.innerPid() == jvm.pid() ? "" : " (in a container, as " + jvm.innerPid() + ")";
    }
}
