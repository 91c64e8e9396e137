package dev.whence.check;

/** A class path or JDK that cannot be read; its message is the one line that the operator reads. */
public final class BadClassPath extends Exception {
    private static final long serialVersionUID = 1L;

    BadClassPath(String line) {
        super(line, null, false, false);
    }
}
