package dev.whence.command.failure;

import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;

/** How a failed command says so. */
public final class Failure {
    private Failure() {}

    /**
     * Writes a failure, or a defect of ours, in one line; the stack of that is for those who ask for it.
     *
     * @return the exit code
     */
    public static int tell(Exception e, PrintWriter err) {
        if (e instanceof CommandException failure) {
            err.println(oneLine(String.valueOf(failure.getMessage())));
            return failure.exitCode();
        }
        err.println("whence: " + oneLine(String.valueOf(e)) + " (-Ddev.whence.trace=true shows where)");
        if (Boolean.getBoolean("dev.whence.trace")) {
            e.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }

    /** No character of the input that would move the cursor reaches the terminal. */
    public static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
