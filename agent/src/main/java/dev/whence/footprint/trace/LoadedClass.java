package dev.whence.footprint.trace;

import org.jspecify.annotations.Nullable;

/**
 * A class that the JVM loaded.
 *
 * @param name its binary name, the same in each run; where several share it, those after the first have {@code #2} and so
 *     on
 * @param rawName as the JVM has it
 * @param origin whose it is
 * @param jar the short name of the place it is from
 * @param nanos when it was loaded, by {@link System#nanoTime()} of the target
 * @param archived whether it came from a class-data archive or an AOT cache
 * @param bytes the size of the class file that the JVM parsed for it; 0 for a class from an archive
 * @param host the raw name of the class that a hidden one was made for; null for others
 * @param trace what the agent traced; null for a class that was not announced to it
 */
public record LoadedClass(
        String name,
        String rawName,
        ClassOrigin origin,
        String jar,
        long nanos,
        boolean archived,
        int bytes,
        @Nullable String host,
        @Nullable LoadTrace trace) {

    /** The name without the package. */
    public String simpleName() {
        return ClassNames.simple(name);
    }

    public String packageName() {
        return ClassNames.packageOf(name);
    }
}
