package dev.whence.it.probe;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** An agent that makes class files of a version that no JVM has yet ones of Java 17. */
public final class Lowering {
    private Lowering() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Transformer(), true);
    }

    /** A class of its own: what a lambda needs is not in the agent's jar. */
    public static final class Transformer implements ClassFileTransformer {
        private static final int MAJOR_VERSION = 7;
        private static final int FUTURE = 90;
        private static final int JAVA_17 = 61;

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (bytes[MAJOR_VERSION] < FUTURE) {
                return null;
            }
            byte[] lowered = bytes.clone();
            lowered[MAJOR_VERSION] = JAVA_17;
            return lowered;
        }
    }
}
