package dev.whence.command;

import dev.whence.command.jvm.AgentJars;
import dev.whence.command.jvm.Jvm;
import dev.whence.command.terminal.Console;
import dev.whence.output.JsonDocument;
import dev.whence.output.JsonDocument.Colon;
import dev.whence.output.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the JVMs that the other commands can be used on. */
@Command(
        name = "list",
        descriptionHeading = "%n",
        description = {
            "Lists the JVMs of this user: process, JDK, whether the agent is loaded, main class and arguments.",
            "",
            "It reads what the JVMs and the system publish, and touches no JVM. The agent stays loaded after 'detach';"
                    + " 'status' says whether it is attached.",
            "",
            "Exit codes: 0 listed, 2 bad usage."
        },
        optionListHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class ListCommand implements Callable<Integer> {
    private static final String UNKNOWN = "?";

    /** What can be written. */
    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        list(Console.of(spec), format == Format.json);
        return ExitCode.OK;
    }

    static void list(Console console, boolean json) throws IOException {
        List<Jvm> jvms = Jvm.all();
        AgentJars agents = new AgentJars();
        if (json) {
            writeJson(console, jvms, agents);
        } else if (jvms.isEmpty()) {
            console.remark("no other JVM of this user is running");
        } else {
            console.table(table(jvms, agents), true);
        }
    }

    private static void writeJson(Console console, List<Jvm> jvms, AgentJars agents) throws IOException {
        JsonDocument.write(
                console.out(),
                Colon.SPACE_AFTER,
                json -> json.objects(
                        "jvms",
                        jvms,
                        jvm -> json.number("pid", jvm.pid())
                                .number("innerPid", jvm.innerPid())
                                .text("java", orNull(jvm.version()))
                                .flag("agentLoaded", agents.areIn(jvm).orElse(null))
                                .text("main", orNull(jvm.main()))
                                .text("arguments", jvm.arguments())));
    }

    private static Table table(List<Jvm> jvms, AgentJars agents) {
        Table table = new Table(5).row("PID", "JDK", "AGENT", "MAIN", "ARGUMENTS");
        for (Jvm jvm : jvms) {
            table.row(
                    Long.toString(jvm.pid()),
                    known(jvm.version()),
                    loaded(agents.areIn(jvm)),
                    known(jvm.main()) + inside(jvm),
                    jvm.arguments());
        }
        return table.expendable("ARGUMENTS", "AGENT", "JDK");
    }

    private static String loaded(Optional<Boolean> isLoaded) {
        return isLoaded.isEmpty() ? UNKNOWN : isLoaded.get() ? "loaded" : "no";
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String inside(Jvm jvm) {
        return jvm.innerPid() == jvm.pid() ? "" : " (in a container, as " + jvm.innerPid() + ")";
    }
}
