package dev.whence.it.target;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * A loader that defines what it finds in its own places, whatever its parent has, and leaves the rest to the parent. Some names it
 * hides, as if nobody had them.
 */
final class VersionLoader extends URLClassLoader {

    private final List<String> hidden;

    VersionLoader(String name, URL[] places, ClassLoader parent, List<String> hidden) {
        super(name, places, parent);
        this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name + " (hidden by the loader '" + getName() + "')");
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return findResource(name.replace('.', '/') + ".class") == null
                    ? super.loadClass(name, resolve)
                    : findClass(name);
        }
    }
}
