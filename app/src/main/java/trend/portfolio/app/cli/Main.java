package trend.portfolio.app.cli;

import picocli.CommandLine;
import trend.analysis.InvalidInputException;
import trend.portfolio.app.PipelineNotFoundException;

/** The application's entry: hands the command line over and turns what comes back into an exit code. */
public final class Main {

    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private Main() {}

    /**
     * Runs the command and ends the JVM: with 0, with 2 where the input was wrong, with 1 where something else failed.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new TrendCommand());
        if (arguments.length == 0 || !arguments[0].equals("run")) {
            line.addSubcommand(new ServeCommand()); // A run does not load what it does not need.
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> {
                    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
                    return say(oneLine(e) + " (" + help + ")", BAD_INPUT);
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof InvalidInputException) {
                        return say(oneLine(e), BAD_INPUT);
                    }
                    if (e instanceof PipelineNotFoundException) {
                        return say(oneLine(e), FAILED);
                    }
                    throw e; // A defect: its trace is what helps.
                })
                .execute(arguments);
    }

    private static int say(String line, int exitCode) {
        System.err.println("trend-app: " + line);
        return exitCode;
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
