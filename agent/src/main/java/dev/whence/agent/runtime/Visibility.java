package dev.whence.agent.runtime;

import dev.whence.agent.support.EventText;
import dev.whence.agent.support.LoaderLookup;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Tells what code of a loader can call: the agent, the {@link BootRelay} to it, or neither; then it stays as it is. */
public final class Visibility {
    private Visibility() {}

    /**
     * Whether a loader gives {@link Whence}, this very class.
     *
     * <p>The JDK's own loaders are known and not asked. Another is asked, since a loader may refuse what its parent
     * has; the lookup is the one that the woven code would make itself.
     */
    public static boolean reachesAgent(@Nullable ClassLoader loader) {
        ClassLoader ours = Whence.class.getClassLoader();
        return isAsked(loader) ? LoaderLookup.gives(loader, Whence.class) : loader == ours || ours == null;
    }

    /**
     * Why a loader that does not reach the agent does not even reach the bridge, or null where it does. Builds the
     * bridge if this is the first that needs it.
     */
    public static @Nullable String bridgeProblem(@Nullable ClassLoader loader, Instrumentation instrumentation) {
        String failure = BootRelay.open(instrumentation);
        if (failure != null) {
            return "no bridge could be built: " + failure;
        }
        if (!isAsked(loader)) {
            return null;
        }
        try {
            Class<?> near = Class.forName(BootRelay.NAME.replace('/', '.'), false, null);
            return LoaderLookup.gives(loader, near) ? null : "it hides classes of java.lang";
        } catch (ClassNotFoundException gone) {
            return EventText.of(gone);
        }
    }

    /** Whether a class of this name belongs to one of the JDK's modules, loaded or not. */
    public static boolean isOfTheJdk(String className) {
        int dot = className.lastIndexOf('.');
        String packageName = dot < 0 ? "" : className.substring(0, dot);
        for (Module module : ModuleLayer.boot().modules()) {
            ClassLoader loader = module.getClassLoader();
            if ((loader == null || loader == ClassLoader.getPlatformClassLoader())
                    && module.getPackages().contains(packageName)) {
                return true;
            }
        }
        return false;
    }

    /** Whether that runs the loader's own code. */
    public static boolean isAsked(@Nullable ClassLoader loader) {
        return loader != null
                && loader != Whence.class.getClassLoader()
                && loader != ClassLoader.getPlatformClassLoader();
    }
}
