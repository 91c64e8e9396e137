package dev.whence;

import org.jspecify.annotations.Nullable;

/** Tells whether code of a loader can call the agent: where it cannot, weaving it would only make every call fail. */
final class Visibility {
    private Visibility() {}

    /**
     * Whether a loader gives {@link Whence}, this very class.
     *
     * <p>The JDK's own loaders are known and not asked. Another is asked, since a loader may refuse what its parent
     * has; the lookup is the one that the woven code would make itself.
     */
    static boolean reachesAgent(@Nullable ClassLoader loader) {
        ClassLoader ours = Whence.class.getClassLoader();
        if (!isAsked(loader)) {
            return loader == ours || ours == null;
        }
        try {
            return Class.forName(Whence.class.getName(), false, loader) == Whence.class;
        } catch (Throwable refused) {
            return false;
        }
    }

    /** Whether that runs the loader's own code. */
    static boolean isAsked(@Nullable ClassLoader loader) {
        return loader != null
                && loader != Whence.class.getClassLoader()
                && loader != ClassLoader.getPlatformClassLoader();
    }
}
