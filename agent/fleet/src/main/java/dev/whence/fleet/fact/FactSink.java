package dev.whence.fleet.fact;

import java.io.IOException;

/** Takes facts: a store, or a task on a cluster. */
public interface FactSink {
    /** @throws IOException if it cannot be kept */
    void accept(Fact fact) throws IOException;
}
