package dev.whence.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/** Which class extends and implements which, read from class files. */
final class ClassHierarchy {
    private final Map<String, Kin> classes = new LinkedHashMap<>();
    /** Classes of the JDK that others are asked about. */
    private final Map<String, Kin> ofImage = new HashMap<>();

    private final RuntimeImage image;
    private final Map<String, Boolean> known = new HashMap<>();
    private boolean hasImage;

    private ClassHierarchy(RuntimeImage image) {
        this.image = image;
    }

    static ClassHierarchy of(List<ClassPathEntry> entries, RuntimeImage image) {
        ClassHierarchy hierarchy = new ClassHierarchy(image);
        hierarchy.read(entries);
        return hierarchy;
    }

    /** Those below a class, in the order of the class path; those of the JDK only below one of its own. */
    List<FoundClass> below(String className) {
        if (!hasImage && image.of(className) != null) {
            hasImage = true;
            try {
                read(image.modules());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        known.clear();
        List<FoundClass> below = new ArrayList<>();
        classes.forEach((name, kin) -> {
            ClassPathEntry entry = kin.entry;
            if (entry != null && !name.equals(className) && isBelow(name, className)) {
                below.add(entry.found(name, false));
            }
        });
        return below;
    }

    private void read(List<ClassPathEntry> entries) {
        for (ClassPathEntry entry : entries) {
            try {
                entry.each((name, file) -> classes.computeIfAbsent(name, first -> kin(entry, file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private boolean isBelow(String name, String ancestor) {
        if (name.equals(ancestor)) {
            return true;
        }
        Boolean answered = known.get(name);
        if (answered != null) {
            return answered;
        }
        // Against a circle, which only a broken class path has.
        known.put(name, false);
        boolean below = false;
        for (String parent : kin(name).parents) {
            below = below || isBelow(parent, ancestor);
        }
        known.put(name, below);
        return below;
    }

    private Kin kin(String name) {
        Kin kin = classes.get(name);
        return kin != null ? kin : ofImage.computeIfAbsent(name, this::lookUp);
    }

    private Kin lookUp(String name) {
        ClassPathEntry module = image.of(name);
        return module == null ? Kin.UNKNOWN : kin(module, module.file(name));
    }

    /** One that cannot be read has no kin: a check goes on. */
    private static Kin kin(ClassPathEntry entry, Path file) {
        try {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            List<String> parents = new ArrayList<>();
            if (reader.getSuperName() != null) {
                parents.add(reader.getSuperName().replace('/', '.'));
            }
            for (String parent : reader.getInterfaces()) {
                parents.add(parent.replace('/', '.'));
            }
            return new Kin(entry, parents);
        } catch (IOException | RuntimeException unreadable) {
            return new Kin(entry, List.of());
        }
    }

    /**
     * A class with what it extends and implements.
     *
     * @param entry where it lies, or null where it is nowhere
     */
    private record Kin(@Nullable ClassPathEntry entry, List<String> parents) {
        static final Kin UNKNOWN = new Kin(null, List.of());
    }
}
