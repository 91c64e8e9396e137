package dev.whence.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes of jars within a jar, kept in memory: no file is unpacked. A jar is read when what is asked for is in none
 * before it.
 *
 * <p>To the classes themselves it is as if they lay in the outer jar: code source, version and resources are those of
 * it. Resources are given as streams alone, since a URL would need a handler of ours in the JVM.
 */
final class NestedJar extends ClassLoader {
    /** All that the jars have is below it. */
    private static final String OURS = "dev.whence.";

    /** What a target loads, which is in the outer jar. */
    private static final String TARGETS = "dev.whence.agent.";

    static {
        registerAsParallelCapable();
    }

    private final ZipFile jar;
    private final String[] nested;
    private final @Nullable Archive[] archives;
    private final Class<?> outer;
    private final ProtectionDomain domain;

    /**
     * Opens the first of the nested jars.
     *
     * @param jar the outer jar, which stays open: another file that takes its place meanwhile is not read
     * @param outer a class of the outer jar, whose loader becomes the parent
     * @param nested the entries that are jars, in the order in which they are searched
     * @throws IOException if the first is no jar
     */
    NestedJar(ZipFile jar, Class<?> outer, String... nested) throws IOException {
        super("operator", outer.getClassLoader());
        this.jar = jar;
        this.nested = nested;
        this.archives = new Archive[nested.length];
        this.outer = outer;
        this.domain = outer.getProtectionDomain();
        archives[0] = read(nested[0]);
    }

    /** Its own classes first: no other loader has them, and asking one costs an exception for each. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(TARGETS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] classFile = entry(name.replace('.', '/') + ".class");
            if (classFile == null) {
                return super.loadClass(name, resolve);
            }
            definePackageOf(name);
            return defineClass(name, classFile, 0, classFile.length, domain);
        }
    }

    /** The entry of this name in the first jar that has one; null where none has. */
    private byte @Nullable [] entry(String name) {
        for (int i = 0; i < nested.length; i++) {
            byte[] entry = archive(i).entry(name);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private Archive archive(int index) {
        synchronized (archives) {
            Archive archive = archives[index];
            if (archive == null) {
                try {
                    archive = read(nested[index]);
                } catch (IOException unreadable) {
                    throw new NoClassDefFoundError(unreadable.getMessage());
                }
                archives[index] = archive;
            }
            return archive;
        }
    }

    private Archive read(String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing from the jar of the agent");
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new Archive(in.readAllBytes());
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
        byte[] entry = entry(name);
        return entry == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(entry);
    }
}
