package dev.whence.agent.support;

/** What an operator asks for cannot be done, or not now; its message is the one line that he reads. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String line) {
        super(EventText.reason(line), null, false, false);
    }
}
