package dev.whence.agent.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** A resolver that nobody calls: woven once when the agent wakes, so that what weaving needs is loaded by then. */
public final class Specimen {
    /** A constant, so that nothing has to be put together in a dormant agent. */
    private static final String FILE = "Specimen.class";

    private static volatile byte @Nullable [] kept;

    private Specimen() {}

    /**
     * Keeps this class's file in memory: the jar of an agent that was attached may be gone when the agent wakes (in a
     * container it is a copy that does not stay).
     */
    public static void keep() throws IOException {
        if (kept == null) {
            kept = read();
        }
    }

    /**
     * This class's file. Where another jar took the name of the agent's, the JVM still loads classes from the old one, but
     * opens the new one for a resource: then the file is what a retransformation shows.
     */
    static byte[] classFile(Instrumentation instrumentation) throws IOException {
        byte[] known = kept;
        try {
            return known == null ? read() : known;
        } catch (IOException replaced) {
            byte[] seen = Look.at(Specimen.class, instrumentation);
            if (seen == null) {
                throw replaced;
            }
            return seen;
        }
    }

    private static byte[] read() throws IOException {
        try (InputStream in = Specimen.class.getResourceAsStream(FILE)) {
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

    /** Sees the file of one loaded class. */
    private static final class Look implements ClassFileTransformer {
        private final Class<?> type;
        private volatile byte @Nullable [] seen;

        private Look(Class<?> type) {
            this.type = type;
        }

        static byte @Nullable [] at(Class<?> type, Instrumentation instrumentation) {
            Look look = new Look(type);
            instrumentation.addTransformer(look, true);
            try {
                instrumentation.retransformClasses(type);
            } catch (UnmodifiableClassException impossible) {
                return null;
            } finally {
                instrumentation.removeTransformer(look);
            }
            return look.seen;
        }

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if (redefined == type) {
                seen = classFile;
            }
            return null;
        }
    }
}
