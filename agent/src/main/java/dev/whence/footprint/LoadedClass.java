package dev.whence.footprint;

import org.jspecify.annotations.Nullable;

/**
 * A class that the JVM loaded.
 *
 * @param name its binary name, the same in each run; where several share it, those after the first bear {@code #2} and so
 *     on
 * @param rawName as the JVM has it
 * @param kind whose it is
 * @param jar the short name of the place it is from
 * @param nanos when it was loaded, by {@link System#nanoTime()} of the target
 * @param host the raw name of the class that a hidden one was made for; null for others
 * @param note what the agent noted; null for a class that it was not told of
 */
record LoadedClass(
        String name,
        String rawName,
        Kind kind,
        String jar,
        long nanos,
        @Nullable String host,
        @Nullable Note note) {

    /** The name without the package. */
    String simpleName() {
        return Names.simple(name);
    }

    String packageName() {
        return Names.packageOf(name);
    }
}
