package dev.whence.it.probe;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a class file consists of after all other transformers. Each look registers a transformer of its own: one that had
 * been registered before a weaver would see the class as it was before the weaving, always.
 */
public final class Probe {

    private static @Nullable Instrumentation instrumentation;

    private Probe() {}

    public static void premain(@Nullable String options, Instrumentation given) {
        instrumentation = given;
    }

    /** Attached anew, it comes after every agent that is there already: the JVM asks agents in the order of their coming. */
    public static void agentmain(@Nullable String options, Instrumentation given) {
        instrumentation = given;
    }

    public static Instrumentation instrumentation() {
        Instrumentation given = instrumentation;
        if (given == null) {
            throw new IllegalStateException("The probe was not put on the command line as an agent");
        }
        return given;
    }

    /** The bytes of a loaded class as the last transformer of a retransformation is given them. */
    public static byte[] look(Class<?> type) throws UnmodifiableClassException {
        AtomicReference<byte[]> seen = new AtomicReference<>();
        ClassFileTransformer looker = new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    @Nullable ClassLoader loader,
                    @Nullable String name,
                    @Nullable Class<?> redefined,
                    @Nullable ProtectionDomain domain,
                    byte[] bytes) {
                if (redefined == type) {
                    seen.set(bytes.clone());
                }
                return null;
            }
        };
        instrumentation().addTransformer(looker, true);
        try {
            instrumentation().retransformClasses(type);
        } finally {
            instrumentation().removeTransformer(looker);
        }
        return seen.get();
    }
}
