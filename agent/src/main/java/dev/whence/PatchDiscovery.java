package dev.whence;

import dev.whence.agent.discovery.WatchList;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.EventText;
import org.jspecify.annotations.Nullable;

/**
 * What an application may ask the agent: which versions of a class are loaded.
 *
 * <p>The application finds this class by name through the system class loader, once the system property
 * {@code dev.whence.agent} is there; it needs nothing of Whence at compile time. Only names that a point watches
 * ({@code NAME.versions} in a points file) are answered. Nothing here throws, and no class is initialised.
 */
public final class PatchDiscovery {
    private static final Class<?>[] NONE = {};

    private PatchDiscovery() {}

    /**
     * All loaded classes of a name, from whichever loader, newest first where the agent saw them being defined.
     *
     * <p>Steady calls cost a few nanoseconds and allocate nothing; that is why the array is shared.
     *
     * @param binaryName a watched binary name, as {@link Class#getName()} gives it
     * @return the versions, never null and not to be written to; empty where the name is not watched, where the agent
     *     only observes ({@code discovery=observe}) or after it was detached
     */
    public static Class<?>[] versionsOf(String binaryName) {
        try {
            return WatchList.versionsOf(binaryName);
        } catch (LinkageError overwritten) {
            // The agent's jar was overwritten before this was asked for the first time.
            return NONE;
        }
    }

    /**
     * The application says that it could not use a version that it was given; {@code whence.Patch} tells it.
     *
     * @param version one of the versions given
     * @param why what went wrong, in one line; it is recorded as it is, so an exception's message does not belong here
     */
    public static void refused(@Nullable Class<?> version, @Nullable String why) {
        try {
            if (version != null) {
                WatchList.refused(version, EventText.reason(why == null || why.isEmpty() ? "no reason given" : why));
            }
        } catch (LinkageError overwritten) {
            // As above; not even Errors may be there.
        } catch (Throwable error) {
            Errors.add(error);
        }
    }
}
