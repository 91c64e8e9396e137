package dev.whence.agent.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the application stands still for a retransformation by this thread.
 *
 * <p>The JVM asks the transformers for each class of a batch and reads what they give while the application runs, and stops
 * it for the exchange of all at the end. So what passes between the last question and the call's return is the stop, with
 * the reading of one class, and with the time until all threads have come to a halt.
 */
final class StopClock implements ClassFileTransformer, AutoCloseable {
    private final Instrumentation instrumentation;
    private final Thread thread = Thread.currentThread();
    /** Of {@link #thread} alone. */
    private long lastAsked;

    /** Behind all transformers that are there now. */
    StopClock(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        instrumentation.addTransformer(this, true);
    }

    /** A retransformation begins. */
    void start() {
        lastAsked = System.nanoTime();
    }

    /** The retransformation has ended: returns the stop in nanoseconds. */
    long stop() {
        return System.nanoTime() - lastAsked;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (Thread.currentThread() == thread) {
            lastAsked = System.nanoTime();
        }
        return null;
    }

    @Override
    public void close() {
        instrumentation.removeTransformer(this);
    }
}
