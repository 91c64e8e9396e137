package dev.whence.agent.instrument;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A resolver that nobody calls: woven once when the agent wakes, so that what weaving needs is loaded by then. */
public final class WarmUp {
    /** A constant, so that nothing has to be put together in a dormant agent. */
    private static final String FILE = "WarmUp.class";

    private static volatile byte @Nullable [] kept;

    private WarmUp() {}

    /**
     * Keeps this class's file in memory: the jar of an agent that was attached may be gone when the agent wakes (in a
     * container it is a copy that does not stay).
     */
    public static void keep() throws IOException {
        if (kept == null) {
            kept = read();
        }
    }

    static byte[] classFile() throws IOException {
        byte[] known = kept;
        return known == null ? read() : known;
    }

    private static byte[] read() throws IOException {
        try (InputStream in = WarmUp.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is missing from the agent's jar");
            }
            return in.readAllBytes();
        }
    }

    static @Nullable Object resolve(@Nullable String key) {
        for (int i = 0; key != null && i < key.length(); i++) {
            try {
                if (step(i) > 0) {
                    return key;
                }
            } catch (IllegalStateException expected) {
                return expected;
            }
        }
        return null;
    }

    static long step(int i) {
        return i % 2 == 0 ? i : 0L;
    }
}
