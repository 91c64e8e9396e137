package dev.whence.export;

import java.io.Closeable;

/** Makes metrics of what happens in a JVM, and has somebody get them. For one thread. */
public interface Exporter extends Closeable {
    /** Says which JVM the readings are of. Comes before them. */
    void begin(Subject subject);

    /**
     * Takes what happened since the last time. Returns within seconds, whatever becomes of it, and throws nothing: what
     * cannot be delivered is told once, and is part of what is delivered next.
     */
    void take(Reading reading);

    /** Whether all that was taken has arrived, or can be fetched. */
    boolean isDelivered();

    /** Ends it; nothing can be fetched any more. */
    @Override
    void close();
}
