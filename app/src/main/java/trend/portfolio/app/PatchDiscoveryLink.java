package trend.portfolio.app;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The seam to an agent that knows the loaded versions of a class; the application knows none at compile time.
 *
 * <p>An agent announces itself in a system property. Until it has, {@link #established()} costs one look at that
 * property; once it has, nothing but the call, which the compiler sees through.
 */
final class PatchDiscoveryLink {

    private static final String ANNOUNCEMENT = "dev.whence.agent";
    private static final String DISCOVERY = "dev.whence.PatchDiscovery";

    private static boolean said;

    // Not volatile: a thread that does not see it yet looks at the property once more.
    private static boolean established;

    private PatchDiscoveryLink() {}

    /** Whether there is somebody to ask. Says so, once, if not. */
    static boolean established() {
        return established || establish();
    }

    /**
     * Asks for the loaded classes of a name, the newest first where that is known.
     *
     * @throws RuntimeException or an error if the search failed
     */
    static Class<?>[] versionsOf(String binaryName) {
        try {
            return (Class<?>[]) Handles.VERSIONS_OF.invokeExact(binaryName);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells the agent, where there is one, that a version could not be used. */
    static void refused(Class<?> version, String why) {
        if (!established) {
            return;
        }
        try {
            Handles.REFUSED.invokeExact(version, why);
        } catch (Throwable e) {
            // The report is the agent's business; that it failed changes nothing for the application.
        }
    }

    private static boolean establish() {
        if (System.getProperty(ANNOUNCEMENT) == null) {
            sayOnce("no Whence agent in this JVM");
            return false;
        }
        if (Handles.MISSING != null) {
            sayOnce("the Whence agent in this JVM cannot be queried (" + Handles.MISSING + ")");
            return false;
        }
        established = true;
        return true;
    }

    private static void sayOnce(String why) {
        if (toSay()) {
            System.err.println(
                    "trend: ".concat(why).concat(": patched pipelines are not looked for, the live one answers"));
        }
    }

    private static synchronized boolean toSay() {
        boolean first = !said;
        said = true;
        return first;
    }

    /** The agent's methods, looked up when this class is initialised and constant from then on. */
    private static final class Handles {

        static final MethodHandle VERSIONS_OF;
        static final MethodHandle REFUSED;
        static final @Nullable Throwable MISSING;

        static {
            MethodHandle versionsOf;
            MethodHandle refused;
            Throwable missing = null;
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> discovery = Class.forName(DISCOVERY, false, ClassLoader.getSystemClassLoader());
                versionsOf =
                        lookup.findStatic(discovery, "versionsOf", MethodType.methodType(Class[].class, String.class));
                refused = lookup.findStatic(
                        discovery, "refused", MethodType.methodType(void.class, Class.class, String.class));
            } catch (ReflectiveOperationException | LinkageError e) {
                missing = e;
                versionsOf = MethodHandles.empty(MethodType.methodType(Class[].class, String.class));
                refused = MethodHandles.empty(MethodType.methodType(void.class, Class.class, String.class));
            }
            VERSIONS_OF = versionsOf;
            REFUSED = refused;
            MISSING = missing;
        }
    }
}
