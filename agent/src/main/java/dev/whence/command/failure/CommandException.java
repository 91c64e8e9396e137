package dev.whence.command.failure;

import picocli.CommandLine.ExitCode;

/** Why a command cannot do what it was asked for: one line that also says what to do. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandException(int exitCode, String line) {
        super(line, null, false, false);
        this.exitCode = exitCode;
    }

    /** The operator typed something that cannot be done. */
    public static CommandException badInput(String line) {
        return new CommandException(ExitCode.USAGE, line);
    }

    /** The command could not do what it was asked for. */
    public static CommandException failed(String line) {
        return new CommandException(ExitCode.SOFTWARE, line);
    }

    public int exitCode() {
        return exitCode;
    }
}
