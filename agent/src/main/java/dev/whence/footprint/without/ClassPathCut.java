package dev.whence.footprint.without;

import dev.whence.footprint.request.FootprintException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A command whose class path lacks jars or packages.
 *
 * @param command the command, word by word
 * @param removed what it lacks: jars, and packages with their jar
 */
public record ClassPathCut(List<String> command, List<String> removed) {
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
    private static final String CLASS_PATH_IS = "--class-path=";
    private static final Set<String> MODULE_PATH = Set.of("-p", "--module-path", "-m", "--module");

    /**
     * Cuts a command's class path. Jars and folders that need not be changed stay where they are; others are copied.
     *
     * @param glob names of jar files, such as {@code jackson-*.jar}, or packages, such as {@code a.b.**}
     * @param folder where the copies go
     * @throws FootprintException where nothing matches, or it is not possible
     */
    public static ClassPathCut of(List<String> command, String glob, Path folder)
            throws FootprintException, IOException {
        Cut cut = new Cut(CutPattern.of(glob), folder);
        List<String> words = new ArrayList<>(command);
        boolean found = false;
        for (int i = 1; i < words.size() && !found; i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (MODULE_PATH.contains(word) || word.startsWith("--module")) {
                throw new FootprintException("--without cuts a class path, and the command has modules (" + word + ")");
            } else if (CLASS_PATH.contains(word)) {
                words.set(i + 1, cut.classPath(next));
                found = true;
            } else if (word.startsWith(CLASS_PATH_IS)) {
                words.set(i, CLASS_PATH_IS + cut.classPath(word.substring(CLASS_PATH_IS.length())));
                found = true;
            } else if (word.equals("-jar")) {
                words.set(i + 1, cut.launched(Path.of(next)).toString());
                found = true;
            }
        }
        if (!found) {
            throw new FootprintException(
                    "--without cuts a class path, and the command has neither -jar nor --class-path");
        }
        if (cut.removed.isEmpty()) {
            throw new FootprintException(
                    "--without " + glob + " matches no jar and no package on the command's class path");
        }
        return new ClassPathCut(words, List.copyOf(cut.removed));
    }

    /** At work on one command. */
    private static final class Cut {
        private final CutPattern pattern;
        private final Path folder;
        private final Set<String> removed = new LinkedHashSet<>();
        private int copies;

        Cut(CutPattern pattern, Path folder) {
            this.pattern = pattern;
            this.folder = folder;
        }

        String classPath(String path) throws IOException {
            List<String> kept = new ArrayList<>();
            for (String entry : path.split(File.pathSeparator)) {
                for (Path file : files(entry)) {
                    if (isRemoved(file)) {
                        removed.add(file.getFileName().toString());
                    } else {
                        kept.add(cut(file).toString());
                    }
                }
            }
            return String.join(File.pathSeparator, kept);
        }

        Path launched(Path jar) throws FootprintException, IOException {
            if (isRemoved(jar)) {
                throw new FootprintException("--without cannot remove " + jar + ": it is what the command runs");
            }
            return cut(jar);
        }

        private boolean isRemoved(Path file) {
            return Files.isRegularFile(file)
                    && pattern.matchesJar(file.getFileName().toString());
        }

        /** A file or folder, or a copy of it that lacks what is to be removed. */
        private Path cut(Path file) throws IOException {
            Path absolute = file.toAbsolutePath();
            if (Files.isDirectory(absolute)) {
                FolderCopy copy = new FolderCopy(absolute, pattern);
                removed.addAll(copy.removed());
                return copy.removed().isEmpty() ? file : copy.into(next(absolute));
            }
            if (!Files.isRegularFile(absolute)) {
                return file;
            }
            try (JarFile jar = new JarFile(absolute.toFile(), false)) {
                Manifest manifest = jar.getManifest();
                String references =
                        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                String rewritten = references == null ? null : references(absolute, references);
                JarCopy copy = new JarCopy(jar, absolute.getFileName().toString(), pattern);
                removed.addAll(copy.removed());
                if (copy.removed().isEmpty() && (rewritten == null || rewritten.equals(references))) {
                    return file;
                }
                return copy.into(next(absolute), rewritten);
            }
        }

        /** The manifest's class path without what is removed; unchanged if nothing of it is. */
        private String references(Path jar, String references) throws IOException {
            List<String> kept = new ArrayList<>();
            boolean changed = false;
            for (String reference : references.trim().split(" +")) {
                URI place = jar.toUri().resolve(reference);
                Path file = "file".equals(place.getScheme()) ? Path.of(place) : null;
                if (file != null && isRemoved(file)) {
                    removed.add(file.getFileName().toString());
                    changed = true;
                } else if (file == null) {
                    kept.add(reference);
                } else {
                    Path now = cut(file);
                    changed |= !now.equals(file);
                    kept.add(now.toUri().toString());
                }
            }
            return changed ? String.join(" ", kept) : references;
        }

        private Path next(Path original) throws IOException {
            copies++;
            return Files.createDirectories(folder.resolve("cut" + copies)).resolve(original.getFileName());
        }

        private static List<Path> files(String entry) throws IOException {
            if (!entry.equals("*") && !entry.endsWith("/*") && !entry.endsWith(File.separator + "*")) {
                return entry.isEmpty() ? List.of() : List.of(Path.of(entry));
            }
            Path parent = entry.equals("*") ? Path.of(".") : Path.of(entry.substring(0, entry.length() - 2));
            List<Path> jars = new ArrayList<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, "*.{jar,JAR}")) {
                all.forEach(jars::add);
            }
            jars.sort(null);
            return jars;
        }
    }
}
