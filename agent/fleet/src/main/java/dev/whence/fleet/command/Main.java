package dev.whence.fleet.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The entry: {@code java -jar whence-fleet.jar COMMAND}. */
@Command(
        name = "java -jar whence-fleet.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        description = "Turns the recordings of many JVMs into facts, and answers questions about all of them.",
        subcommands = {IngestCommand.class, AskCommand.class, SqlCommand.class, CompactCommand.class, HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    Main() {}

    public static void main(String[] arguments) {
        Class<?> again = isEmbedded(arguments) ? EngineLoader.load(Main.class.getName()) : null;
        int exit = again == null ? commandLine().execute(arguments) : execute(again, arguments);
        // A cluster takes an early exit for a failure, also that of 0: there, the end of this method is success.
        if (exit != ExitCode.OK || !StoreOption.isSubmitted()) {
            System.exit(exit);
        }
    }

    /** Whether DuckDB is needed, by the look of it: if not, then no harm is done. */
    private static boolean isEmbedded(String[] arguments) {
        List<String> words = List.of(arguments);
        return words.size() > 1
                && !StoreOption.isSubmitted()
                && words.stream().anyMatch(word -> word.startsWith("--store"))
                && words.stream().noneMatch(word -> word.contains("spark") || word.equals("--help"));
    }

    private static int execute(Class<?> main, String[] arguments) {
        try {
            return (int) main.getDeclaredMethod("execute", String[].class).invoke(null, (Object) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by reflection, of the same class by another loader. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed);
    }

    /** What {@link #main} does, without the end of the process. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    /** The version that the jar's manifest names. */
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Whence for a fleet " + Main.class.getPackage().getImplementationVersion()};
        }
    }

    /** Without a command, it shows its usage. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One line; no character of the input that would move the cursor reaches the terminal. */
    static void line(PrintWriter err, String text) {
        err.println(text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
        err.flush();
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        line(
                command.getErr(),
                e.getMessage() + " (see '" + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    private static String problem(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause instanceof AccessDeniedException
                ? cause.getMessage() + ": access is denied"
                : String.valueOf(cause.getMessage());
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof ParameterException misuse) {
            return misused(misuse, new String[0]);
        }
        boolean input = e instanceof IOException || e instanceof UncheckedIOException;
        line(command.getErr(), input ? problem(e) : "whence: " + e);
        return input ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
}
