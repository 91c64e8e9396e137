package dev.whence.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a jar within a jar, kept in memory: no file is unpacked.
 *
 * <p>To the classes themselves it is as if they lay in the outer jar: code source, version and resources are those of
 * it. Resources are given as streams alone, since a URL would need a handler of ours in the JVM.
 */
final class NestedJar extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Archive archive;
    private final Class<?> outer;
    private final ProtectionDomain domain;

    /**
     * Opens a jar.
     *
     * @param outer a class of the outer jar, whose loader becomes the parent
     * @throws IOException if it is no jar
     */
    NestedJar(byte[] jar, Class<?> outer) throws IOException {
        super("operator", outer.getClassLoader());
        this.archive = new Archive(jar);
        this.outer = outer;
        this.domain = outer.getProtectionDomain();
    }

    /** Its own classes first: no other loader has them, and asking one costs an exception for each. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] classFile = archive.entry(name.replace('.', '/') + ".class");
            if (classFile == null) {
                return super.loadClass(name, resolve);
            }
            definePackageOf(name);
            return defineClass(name, classFile, 0, classFile.length, domain);
        }
    }

    private void definePackageOf(String className) {
        String name = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        if (getDefinedPackage(name) == null) {
            Package known = outer.getPackage();
            try {
                definePackage(
                        name,
                        known.getSpecificationTitle(),
                        known.getSpecificationVersion(),
                        known.getSpecificationVendor(),
                        known.getImplementationTitle(),
                        known.getImplementationVersion(),
                        known.getImplementationVendor(),
                        null);
            } catch (IllegalArgumentException definedMeanwhile) {
                // by another thread, and as we would
            }
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] entry = archive.entry(name);
        return entry == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(entry);
    }
}
