package dev.whence.agent.support;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The two questions to the JVM that patch discovery rests on, and what an answer's entries are. */
public final class ClassWalk {
    private ClassWalk() {}

    /** Every loaded class; entries may be null. Costs 51 µs at 1,500 classes and 9 to 15 ms at 100,000. */
    public static Class<?>[] loadedClasses(Instrumentation instrumentation) {
        return instrumentation.getAllLoadedClasses();
    }

    /** The classes that a loader defined or was asked for; entries may be null. Costs 0.7 to 7 µs. */
    public static Class<?>[] initiatedClasses(Instrumentation instrumentation, ClassLoader loader) {
        return instrumentation.getInitiatedClasses(loader);
    }

    /** Whether an entry is a class that its name distinguishes from others and that can be woven. */
    public static boolean isNamed(@Nullable Class<?> entry) {
        return entry != null && !entry.isArray() && !entry.isPrimitive() && !entry.isHidden();
    }
}
