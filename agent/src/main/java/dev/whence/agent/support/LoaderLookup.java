package dev.whence.agent.support;

import org.jspecify.annotations.Nullable;

/**
 * Asks a loader for a class, which may run the loader's own code.
 *
 * <p>This class on a stack is a signal that discovery reads: the loader's code may define classes that the JVM does not
 * announce to the agent, since it calls no transformer within a transformer.
 */
public final class LoaderLookup {
    private LoaderLookup() {}

    /** Whether a loader gives this very class by its name. */
    public static boolean gives(@Nullable ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (Throwable refused) {
            return false;
        }
    }
}
