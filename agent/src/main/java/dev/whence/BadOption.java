package dev.whence;

/** An option or point that cannot be understood; its message is the one line that the user reads. */
public final class BadOption extends Exception {
    private static final long serialVersionUID = 1L;

    BadOption(String line) {
        // Neither suppression nor a stack trace: it is said in one line and forgotten.
        super(Text.reason(line), null, false, false);
    }
}
