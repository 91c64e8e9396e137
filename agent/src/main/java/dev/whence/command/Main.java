package dev.whence.command;

import dev.whence.agent.support.Suggestions;
import dev.whence.command.failure.Failure;
import dev.whence.command.terminal.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as picocli reads it: all commands, with their options and help.
 */
@Command(
        name = "java -jar whence-agent.jar",
        customSynopsis = {
            "java -jar whence-agent.jar COMMAND ...",
            "   or: java -javaagent:whence-agent.jar[=KEY=VALUE,...] ..."
        },
        descriptionHeading = "%n",
        optionListHeading = "%n",
        description =
                "Shows, for a running JVM, where each implementation comes from, by which path it is resolved and what that costs.",
        commandListHeading = "%nCommands:%n",
        footer = "%n'java -jar whence-agent.jar help COMMAND' describes a command.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
public final class Main implements Runnable {
    private static final int WIDEST_HELP = 80;

    /** picocli formats help no narrower. */
    private static final int NARROWEST_HELP = 55;

    @Spec
    private CommandSpec spec;

    Main() {}

    /** Without a command, it shows its usage. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static int run(PrintStream out, PrintStream err, Charset charset, String... arguments) {
        CommandLine line = commandLine(arguments)
                // What stands in a file of arguments is for the command that is measured.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(out, true, charset))
                .setErr(new PrintWriter(err, true, charset))
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed);
        if ("dumb".equals(System.getenv("TERM"))) {
            line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        line.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, Terminal.outWidth())));
        return line.execute(arguments);
    }

    /** All commands with their help, for completion and manual pages as well. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        for (String name : Commands.NAMES) {
            line.addSubcommand(name, Commands.named(name));
        }
        AgentHelp.addTo(line);
        return line.addSubcommand(new CommandLine.HelpCommand());
    }

    /** The command that the arguments begin with; all of them where they begin with none, and none for the version. */
    private static CommandLine commandLine(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            return new CommandLine(new Main());
        }
        Object command = arguments.length == 0 ? null : Commands.named(arguments[0]);
        if (command == null) {
            return commandLine();
        }
        CommandLine line = new CommandLine(new Main()).addSubcommand(arguments[0], command);
        AgentHelp.addTo(line);
        return line;
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(Failure.oneLine(message(e)) + " (see '" + usage(line) + " --help')");
        return ExitCode.USAGE;
    }

    /** What is wrong, and what a misspelt command or option may have meant. */
    private static String message(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(e.getMessage());
        }
        String word = unmatched.getUnmatched().get(0);
        CommandLine line = e.getCommandLine();
        boolean option = word.startsWith("-");
        String problem = option
                ? "there is no option '" + word + "'"
                : line.getSubcommands().isEmpty()
                        ? "'" + word + "' is an unexpected argument"
                        : "there is no command '" + word + "'";
        List<String> names = option
                ? List.copyOf(line.getCommandSpec().optionsMap().keySet())
                : List.copyOf(line.getSubcommands().keySet());
        String meant = Suggestions.to(word.replaceFirst("=.*", ""), names);
        return problem + (meant == null ? "" : "; did you mean '" + meant + "'?");
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        return Failure.tell(e, line.getErr());
    }

    private static String usage(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }
}
