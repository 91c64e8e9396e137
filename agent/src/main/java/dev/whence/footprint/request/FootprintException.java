package dev.whence.footprint.request;

/** Why a command cannot be measured or judged: its message is the one line that the operator reads. */
public final class FootprintException extends Exception {
    private static final long serialVersionUID = 1;

    private static final int UNJUDGED = 2;

    private final int exitCode;

    public FootprintException(String line) {
        this(line, UNJUDGED);
    }

    /** Of a command that failed before it could be judged. */
    public FootprintException(String line, int exitCode) {
        super(line, null, false, false);
        this.exitCode = exitCode;
    }

    /** What to end with: never 0. */
    public int exitCode() {
        return exitCode;
    }
}
