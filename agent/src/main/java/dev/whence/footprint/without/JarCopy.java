package dev.whence.footprint.without;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A copy of a jar that lacks jars in it, or packages. Entries that are stored stay so: a jar in a jar is read in place. */
final class JarCopy {
    private final JarFile jar;
    private final CutPattern pattern;
    private final SortedSet<String> removed = new TreeSet<>();

    JarCopy(JarFile jar, String name, CutPattern pattern) {
        this.jar = jar;
        this.pattern = pattern;
        for (ZipEntry entry : Collections.list(jar.entries())) {
            String what = pattern.removed(entry.getName());
            if (what != null) {
                removed.add(what + " in " + name);
            }
        }
    }

    /** What the copy lacks. */
    Set<String> removed() {
        return removed;
    }

    /**
     * Writes the copy.
     *
     * @param references the class path in its manifest; null if it has none
     */
    Path into(Path file, @Nullable String references) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (pattern.removed(name) != null || isSignature(name)) {
                    continue;
                }
                if (name.equals(JarFile.MANIFEST_NAME) && references != null) {
                    out.putNextEntry(new ZipEntry(name));
                    Manifest manifest = new Manifest(jar.getManifest());
                    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, references);
                    manifest.write(out);
                } else {
                    copy(entry, out);
                }
                out.closeEntry();
            }
        }
        return file;
    }

    private void copy(ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        if (entry.getMethod() == ZipEntry.STORED) {
            copy.setMethod(ZipEntry.STORED);
            copy.setSize(entry.getSize());
            copy.setCrc(entry.getCrc());
        }
        out.putNextEntry(copy);
        try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(out);
        }
    }

    /** A signature does not hold for the copy. */
    private static boolean isSignature(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
