package dev.whence.footprint;

/** Why a command cannot be measured or judged: its message is the one line that the operator reads. */
public final class BadOrder extends Exception {
    private static final long serialVersionUID = 1;

    BadOrder(String line) {
        super(line, null, false, false);
    }
}
