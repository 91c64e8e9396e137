package dev.whence.agent.point;

import dev.whence.agent.support.BadOptionException;

/** A point is well written, and names a method that the agent does not weave: the other points can do without it. */
final class UnweavablePointException extends BadOptionException {
    private static final long serialVersionUID = 1L;

    UnweavablePointException(String line) {
        super(line);
    }
}
