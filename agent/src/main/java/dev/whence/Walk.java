package dev.whence;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The two questions to the JVM that patch discovery rests on, and what an answer's entries are. */
final class Walk {
    private Walk() {}

    /** Every loaded class; entries may be null. Costs 51 µs at 1,500 classes and 9 to 15 ms at 100,000. */
    static Class<?>[] loadedClasses(Instrumentation instrumentation) {
        return instrumentation.getAllLoadedClasses();
    }

    /** The classes that a loader defined or was asked for; entries may be null. Costs 0.7 to 7 µs. */
    static Class<?>[] initiatedClasses(Instrumentation instrumentation, ClassLoader loader) {
        return instrumentation.getInitiatedClasses(loader);
    }

    /** Whether an entry is a class that its name tells from others and that can be woven. */
    static boolean isNamed(@Nullable Class<?> entry) {
        return entry != null && !entry.isArray() && !entry.isPrimitive() && !entry.isHidden();
    }
}
