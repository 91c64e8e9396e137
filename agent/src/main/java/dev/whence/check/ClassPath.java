package dev.whence.check;

import dev.whence.agent.weave.Preview;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A class path with the JDK behind it, as an application's own loader would search them: the JDK's classes first. */
public final class ClassPath implements Classes, AutoCloseable {
    private final RuntimeImage image;
    private final Archives archives;
    private final boolean isGiven;
    private @Nullable ClassHierarchy hierarchy;

    private ClassPath(RuntimeImage image, Archives archives, boolean isGiven) {
        this.image = image;
        this.archives = archives;
        this.isGiven = isGiven;
    }

    /**
     * Opens a class path.
     *
     * @param text its elements, as java takes them, or null for the JDK alone
     * @throws BadClassPathException if an element is not there or cannot be read
     */
    public static ClassPath open(@Nullable String text, RuntimeImage image) throws BadClassPathException {
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

    /**
     * Opens the class path that a JVM searches, as far as it is here.
     *
     * @param elements its elements in their order, as the JVM names them
     * @param reach where a file that the JVM names is found from here
     * @param missing takes each element that is not here or cannot be read, which is left out
     */
    public static ClassPath ofJvm(
            List<String> elements, UnaryOperator<Path> reach, RuntimeImage image, Consumer<String> missing) {
        Archives archives = new Archives(image.feature());
        for (String element : elements) {
            try {
                Path path = reach.apply(Path.of(element));
                // A pipe or a device that somebody named would never end.
                if (Files.isDirectory(path) || Files.isRegularFile(path)) {
                    archives.add(path, element);
                } else {
                    missing.accept(element);
                }
            } catch (BadClassPathException | InvalidPathException unreadable) {
                missing.accept(element);
            }
        }
        return new ClassPath(image, archives, true);
    }

    /** Every copy of a class in the order in which the application's loader searches: the JDK's own first. */
    public List<ClassCopy> copies(String className) {
        List<ClassCopy> copies = new ArrayList<>();
        if (!ClassPathEntry.isBinaryName(className)) {
            return copies;
        }
        Set<String> archivesWithIt = new HashSet<>();
        ClassPathEntry module = image.of(className);
        if (module != null) {
            copies.add(module.copy(className));
        }
        for (ClassPathEntry entry : archives.entries()) {
            if (entry.has(className) && archivesWithIt.add(entry.archive())) {
                copies.add(entry.copy(className));
            }
        }
        return copies;
    }

    @Override
    public List<FoundClass> named(String className) {
        List<FoundClass> found = new ArrayList<>();
        Set<String> archivesWithIt = new HashSet<>();
        ClassPathEntry module = image.of(className);
        if (module != null) {
            found.add(module.found(className, false));
        }
        for (ClassPathEntry entry : archives.entries()) {
            // Of a multi-release jar the first version is the class, and the others are none.
            if (entry.has(className) && archivesWithIt.add(entry.archive())) {
                found.add(entry.found(className, !found.isEmpty()));
            }
        }
        return found;
    }

    @Override
    public List<FoundClass> below(String className) {
        ClassHierarchy known = hierarchy;
        if (known == null) {
            known = ClassHierarchy.of(archives.entries(), image);
            hierarchy = known;
        }
        return known.below(className);
    }

    @Override
    public List<String> nearest(String className) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (ClassPathEntry entry : archives.entries()) {
                entry.each((name, file) -> names.add(name));
            }
            List<String> nearest = Preview.nearest(className, names);
            if (!nearest.isEmpty()) {
                return nearest;
            }
            for (ClassPathEntry module : image.modules()) {
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
