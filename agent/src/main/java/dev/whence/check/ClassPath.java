package dev.whence.check;

import dev.whence.agent.weave.Preview;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class path with the JDK behind it, as an application's own loader would search them: the JDK's classes first. */
public final class ClassPath implements Classes, AutoCloseable {
    private final RuntimeImage image;
    private final Archives archives;
    private final boolean isGiven;
    private @Nullable Kinship kinship;

    private ClassPath(RuntimeImage image, Archives archives, boolean isGiven) {
        this.image = image;
        this.archives = archives;
        this.isGiven = isGiven;
    }

    /**
     * Opens a class path.
     *
     * @param text its elements, as java takes them, or null for the JDK alone
     * @throws BadClassPath if an element is not there or cannot be read
     */
    public static ClassPath open(@Nullable String text, RuntimeImage image) throws BadClassPath {
        Archives archives = new Archives(image.feature());
        boolean opened = false;
        try {
            if (text != null) {
                for (String element : text.split(File.pathSeparator)) {
                    if (!element.isEmpty()) {
                        archives.add(element);
                    }
                }
            }
            opened = true;
            return new ClassPath(image, archives, text != null);
        } finally {
            if (!opened) {
                archives.close();
            }
        }
    }

    @Override
    public List<Sighting> named(String className) {
        List<Sighting> found = new ArrayList<>();
        Set<String> archivesWithIt = new HashSet<>();
        Root module = image.of(className);
        if (module != null) {
            found.add(module.sighting(className, false));
        }
        for (Root root : archives.roots()) {
            // Of a multi-release jar the first version is the class, and the others are none.
            if (root.has(className) && archivesWithIt.add(root.archive())) {
                found.add(root.sighting(className, !found.isEmpty()));
            }
        }
        return found;
    }

    @Override
    public List<Sighting> below(String className) {
        Kinship known = kinship;
        if (known == null) {
            known = Kinship.of(archives.roots(), image);
            kinship = known;
        }
        return known.below(className);
    }

    @Override
    public List<String> nearest(String className) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (Root root : archives.roots()) {
                root.each((name, file) -> names.add(name));
            }
            List<String> nearest = Preview.nearest(className, names);
            if (!nearest.isEmpty()) {
                return nearest;
            }
            for (Root module : image.modules()) {
                module.each((name, file) -> names.add(name));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Preview.nearest(className, names);
    }

    @Override
    public String where() {
        return isGiven
                ? "on the class path or in " + image.name()
                : "in " + image.name() + " (no --class-path is given)";
    }

    @Override
    public void close() {
        archives.close();
    }
}
