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
final class Kinship {
    private final Map<String, Kin> classes = new LinkedHashMap<>();
    /** Classes of the JDK that others are asked about. */
    private final Map<String, Kin> ofImage = new HashMap<>();

    private final RuntimeImage image;
    private final Map<String, Boolean> known = new HashMap<>();
    private boolean hasImage;

    private Kinship(RuntimeImage image) {
        this.image = image;
    }

    static Kinship of(List<Root> roots, RuntimeImage image) {
        Kinship kinship = new Kinship(image);
        kinship.read(roots);
        return kinship;
    }

    /** Those below a class, in the order of the class path; those of the JDK only below one of its own. */
    List<Sighting> below(String className) {
        if (!hasImage && image.of(className) != null) {
            hasImage = true;
            try {
                read(image.modules());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        known.clear();
        List<Sighting> below = new ArrayList<>();
        classes.forEach((name, kin) -> {
            Root root = kin.root;
            if (root != null && !name.equals(className) && isBelow(name, className)) {
                below.add(root.sighting(name, false));
            }
        });
        return below;
    }

    private void read(List<Root> roots) {
        for (Root root : roots) {
            try {
                root.each((name, file) -> classes.computeIfAbsent(name, first -> kin(root, file)));
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
        Root module = image.of(name);
        return module == null ? Kin.UNKNOWN : kin(module, module.file(name));
    }

    /** One that cannot be read has no kin: a check goes on. */
    private static Kin kin(Root root, Path file) {
        try {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            List<String> parents = new ArrayList<>();
            if (reader.getSuperName() != null) {
                parents.add(reader.getSuperName().replace('/', '.'));
            }
            for (String parent : reader.getInterfaces()) {
                parents.add(parent.replace('/', '.'));
            }
            return new Kin(root, parents);
        } catch (IOException | RuntimeException unreadable) {
            return new Kin(root, List.of());
        }
    }

    /**
     * A class with what it extends and implements.
     *
     * @param root where it lies, or null where it is nowhere
     */
    private record Kin(@Nullable Root root, List<String> parents) {
        static final Kin UNKNOWN = new Kin(null, List.of());
    }
}
