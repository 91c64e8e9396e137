package dev.whence.bench.rival;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/** Has the JVM exchange a class for itself: what a retransformation costs at all. */
public final class Retransformer {
    private static @Nullable Instrumentation jvm;

    private Retransformer() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        jvm = instrumentation;
    }

    /** Retransforms one class. */
    public static void retransform(Class<?> type) throws UnmodifiableClassException {
        Instrumentation known = jvm;
        if (known == null) {
            throw new IllegalStateException("this is no agent of the JVM");
        }
        known.retransformClasses(type);
    }
}
