package dev.whence.footprint.request;

/** Why a command cannot be measured or judged: its message is the one line that the operator reads. */
public final class FootprintException extends Exception {
    private static final long serialVersionUID = 1;

    public FootprintException(String line) {
        super(line, null, false, false);
    }
}
