package dev.whence.check;

/** A class path or JDK that cannot be read; its message is the one line that the operator reads. */
public final class BadClassPathException extends Exception {
    private static final long serialVersionUID = 1L;

    BadClassPathException(String line) {
        super(line, null, false, false);
    }
}
