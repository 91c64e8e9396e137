package dev.whence.command.jvm;

/** What the attach mechanism says, in its own words. */
final class AttachFailedException extends Exception {
    private static final long serialVersionUID = 1;

    AttachFailedException(String message) {
        super(message, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage()).strip();
    }
}
