package dev.whence.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Opens what may stand on a class path: folders and jars, with the versions of a multi-release jar, the jars that a
 * manifest's {@code Class-Path} names, and what lies inside an executable jar of Spring Boot or a web archive.
 */
final class Archives implements AutoCloseable {
    private static final List<String> INNER = List.of("BOOT-INF", "WEB-INF");

    private final int feature;
    private final List<FileSystem> open = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final List<ClassPathEntry> entries = new ArrayList<>();

    /**
     * With nothing opened yet.
     *
     * @param feature the release that multi-release jars are read for
     */
    Archives(int feature) {
        this.feature = feature;
    }

    List<ClassPathEntry> entries() {
        return entries;
    }

    /** An element of a class path, as java takes it; {@code folder/*} is all jars in the folder. */
    void add(String element) throws BadClassPathException {
        if (element.equals("*") || element.endsWith("/*") || element.endsWith("\\*")) {
            Path folder = Path.of(element.equals("*") ? "." : element.substring(0, element.length() - 1));
            List<Path> jars = jars(folder);
            if (jars.isEmpty()) {
                throw new BadClassPathException(element + ": no jar is there");
            }
            for (Path jar : jars) {
                add(jar, jar.toString());
            }
        } else {
            Path path = Path.of(element);
            if (Files.notExists(path)) {
                throw new BadClassPathException(element + ": no such file or folder");
            }
            add(path, element);
        }
    }

    /** A folder with packages, or a jar. */
    void add(Path path, String name) throws BadClassPathException {
        if (Files.isDirectory(path)) {
            entries.add(new ClassPathEntry(path, name));
        } else if (seen.add(path.toAbsolutePath().normalize())) {
            try {
                jar(path, name);
            } catch (IOException | RuntimeException unreadable) {
                throw new BadClassPathException(name + " cannot be read as a jar: " + unreadable.getMessage());
            }
        }
    }

    /** What lies inside a jar under this name, a folder or a jar. */
    void addWithin(Path jar, String inner, String name) throws BadClassPathException {
        try {
            Path within = open(jar).resolve(inner);
            if (Files.isDirectory(within)) {
                entries.add(new ClassPathEntry(within, name));
            } else {
                jar(within, name);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new BadClassPathException(name + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void jar(Path jar, String name) throws IOException, BadClassPathException {
        Path top = open(jar);
        for (String inner : INNER) {
            Path classes = top.resolve(inner).resolve("classes");
            Path libraries = top.resolve(inner).resolve("lib");
            if (Files.isDirectory(classes)) {
                entries.add(new ClassPathEntry(classes, name + "!" + inner + "/classes"));
            }
            if (Files.isDirectory(libraries)) {
                for (Path library : jars(libraries)) {
                    jar(library, name + "!" + inner + "/lib/" + library.getFileName());
                }
            }
        }
        Attributes manifest = manifest(top);
        if ("true".equalsIgnoreCase(manifest.getValue(Attributes.Name.MULTI_RELEASE))) {
            for (int release = feature; release > 8; release--) {
                Path versions = top.resolve("META-INF/versions/" + release);
                if (Files.isDirectory(versions)) {
                    entries.add(new ClassPathEntry(versions, name + ", version for " + release, name));
                }
            }
        }
        entries.add(new ClassPathEntry(top, name));
        others(jar, name, manifest.getValue(Attributes.Name.CLASS_PATH));
    }

    /** What a manifest names is looked for beside the jar; java takes no notice where it is missing. */
    private void others(Path jar, String name, @Nullable String classPath) throws BadClassPathException {
        if (classPath == null || jar.getFileSystem() != FileSystems.getDefault()) {
            return;
        }
        for (String reference : classPath.trim().split("\\s+")) {
            try {
                URI other = jar.toUri().resolve(new URI(reference));
                Path path = "file".equals(other.getScheme()) ? Path.of(other) : null;
                if (path != null && Files.exists(path)) {
                    Path folder = jar.toAbsolutePath().getParent();
                    Path named = Path.of(name).getParent();
                    Path shown = folder != null && path.startsWith(folder) && named != null
                            ? named.resolve(folder.relativize(path))
                            : path;
                    add(path, shown.toString());
                }
            } catch (URISyntaxException | IllegalArgumentException foreign) {
                // As java does.
            }
        }
    }

    private static Attributes manifest(Path top) throws IOException {
        Path file = top.resolve("META-INF/MANIFEST.MF");
        if (Files.notExists(file)) {
            return new Attributes();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in).getMainAttributes();
        }
    }

    private Path open(Path jar) throws IOException {
        FileSystem zip = FileSystems.newFileSystem(jar, Map.of());
        open.add(zip);
        return zip.getPath("/");
    }

    private static List<Path> jars(Path folder) throws BadClassPathException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                if (name.endsWith(".jar") && Files.isRegularFile(file)) {
                    jars.add(file);
                }
            }
        } catch (IOException unreadable) {
            throw new BadClassPathException(folder + ": no such folder, or it cannot be read");
        }
        jars.sort(null);
        return jars;
    }

    @Override
    public void close() {
        // What lies inside goes first.
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (IOException e) {
                // Nothing was written. The JDK asks for the real path of a file that it closes, and one in a container
                // has
                // none here.
            }
        }
    }
}
