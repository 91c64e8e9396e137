package dev.whence.footprint.without;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A copy of a folder of classes that lacks packages. */
final class FolderCopy {
    private final Path folder;
    private final CutPattern pattern;
    private final SortedSet<String> removed = new TreeSet<>();

    FolderCopy(Path folder, CutPattern pattern) throws IOException {
        this.folder = folder;
        this.pattern = pattern;
        if (pattern.packages() != null) {
            for (Path file : files()) {
                String what = pattern.removed(entry(file));
                if (what != null) {
                    removed.add(what + " in " + folder.getFileName() + "/");
                }
            }
        }
    }

    /** What the copy lacks. */
    Set<String> removed() {
        return removed;
    }

    Path into(Path copy) throws IOException {
        for (Path file : files()) {
            String entry = entry(file);
            if (pattern.removed(entry) == null) {
                Path target = copy.resolve(entry);
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private String entry(Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }
}
