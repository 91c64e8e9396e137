package dev.whence.command;

import picocli.CommandLine.ExitCode;

/** Why a command cannot do what it was asked for: one line that also says what to do. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Refusal(int exitCode, String line) {
        super(line, null, false, false);
        this.exitCode = exitCode;
    }

    /** What was typed cannot be meant. */
    static Refusal ofInput(String line) {
        return new Refusal(ExitCode.USAGE, line);
    }

    /** What was asked for could not be done. */
    static Refusal ofDeed(String line) {
        return new Refusal(ExitCode.SOFTWARE, line);
    }

    int exitCode() {
        return exitCode;
    }
}
