package dev.whence.origin;

/**
 * Errors of linking with the same cause.
 *
 * @param problem what did not fit
 * @param caller where it came up first, {@code Class.method:line}; empty where no stack was recorded
 * @param count how many
 * @param firstNanos the first of them, in nanoseconds since the epoch
 * @param lastNanos the last of them
 */
public record LinkageFailure(LinkageProblem problem, String caller, long count, long firstNanos, long lastNanos) {
    /** The binary name of the class that called; empty where it is not known. */
    public String callerClass() {
        int line = caller.lastIndexOf(':');
        String method = line < 0 ? caller : caller.substring(0, line);
        int dot = method.lastIndexOf('.');
        return dot < 0 ? "" : method.substring(0, dot);
    }
}
