package dev.whence;

/** What an operator asks for cannot be done, or not now; its message is the one line that he reads. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String line) {
        super(Text.reason(line), null, false, false);
    }
}
