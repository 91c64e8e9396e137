package dev.whence.agent.discovery;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The versions that are loaded, newest first, true until the next announcement.
 *
 * <p>The array that the application gets is made once and kept weakly, so that a steady caller allocates nothing and
 * a class can still go away: the array and the classes that nobody else holds are cleared by the same collection.
 */
final class PublishedVersions {
    private final LoadedVersion[] versions;
    private volatile WeakReference<Class<?> @Nullable []> classes;

    PublishedVersions(LoadedVersion[] versions, Class<?>[] classes) {
        this.versions = versions;
        this.classes = new WeakReference<>(classes);
    }

    /** The classes, or null if one of them went away. */
    Class<?> @Nullable [] classes() {
        Class<?>[] known = classes.get();
        return known != null ? known : again();
    }

    private Class<?> @Nullable [] again() {
        Class<?>[] loaded = new Class<?>[versions.length];
        for (int i = 0; i < loaded.length; i++) {
            Class<?> version = versions[i].get();
            if (version == null) {
                return null;
            }
            loaded[i] = version;
        }
        classes = new WeakReference<>(loaded);
        return loaded;
    }
}
