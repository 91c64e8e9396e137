package dev.whence.agent.support;

/** An option or point that cannot be understood; its message is the one line that the user reads. */
public class BadOptionException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadOptionException(String line) {
        // Neither suppression nor a stack trace: it is said in one line and forgotten.
        super(EventText.reason(line), null, false, false);
    }
}
