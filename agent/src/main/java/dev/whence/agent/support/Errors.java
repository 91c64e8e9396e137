package dev.whence.agent.support;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What went wrong inside the agent: counted and told in {@code whence.Agent}, never thrown into the application. */
public final class Errors {
    private static final AtomicLong COUNT = new AtomicLong();
    private static volatile @Nullable String last;

    private Errors() {}

    public static void add(Throwable error) {
        COUNT.incrementAndGet();
        try {
            last = EventText.of(error);
        } catch (Throwable deeper) {
            // Near the end of stack or heap even a message is too much; the count stands.
        }
    }

    public static long count() {
        return COUNT.get();
    }

    public static @Nullable String last() {
        return last;
    }

    public static void clear() {
        COUNT.set(0);
        last = null;
    }
}
