package dev.whence.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The classes of a JDK: of the one that runs this, or of another one. */
public final class RuntimeImage implements AutoCloseable {
    private static final URI JRT = URI.create("jrt:/");
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

    private final FileSystem image;
    private final boolean own;
    private final String version;

    private RuntimeImage(FileSystem image, boolean own, String version) {
        this.image = image;
        this.own = own;
        this.version = version;
    }

    /** The JDK that runs this. */
    public static RuntimeImage own() {
        return new RuntimeImage(FileSystems.getFileSystem(JRT), true, System.getProperty("java.version"));
    }

    /** The JDK, of 17 or later, that has its home in this folder. */
    public static RuntimeImage at(Path home) throws BadClassPathException {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            if (!version.find()) {
                throw new BadClassPathException(home + " is not a JDK: its file 'release' names no JAVA_VERSION");
            }
            FileSystem image = FileSystems.newFileSystem(JRT, Map.of("java.home", home.toString()));
            return new RuntimeImage(image, false, version.group(1));
        } catch (NoSuchFileException missing) {
            throw new BadClassPathException(home + " is not a JDK: it has no file '"
                    + Path.of(missing.getFile()).getFileName() + "'");
        } catch (IOException | RuntimeException unreadable) {
            throw new BadClassPathException(home + " cannot be read as a JDK: " + unreadable.getMessage());
        }
    }

    /** The feature release, such as 17. */
    int feature() {
        try {
            return Runtime.Version.parse(version).feature();
        } catch (IllegalArgumentException foreign) {
            return Runtime.version().feature();
        }
    }

    String name() {
        return "JDK " + version;
    }

    /** The module with this class, or null. */
    @Nullable
    ClassPathEntry of(String className) {
        int dot = className.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        try (DirectoryStream<Path> modules =
                Files.newDirectoryStream(image.getPath("/packages").resolve(className.substring(0, dot)))) {
            for (Path module : modules) {
                ClassPathEntry entry = entry(String.valueOf(module.getFileName()));
                if (entry.has(className)) {
                    return entry;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException noPackage) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return null;
    }

    List<ClassPathEntry> modules() throws IOException {
        List<ClassPathEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(image.getPath("/modules"))) {
            for (Path module : modules) {
                entries.add(entry(String.valueOf(module.getFileName())));
            }
        }
        return entries;
    }

    private ClassPathEntry entry(String module) {
        return new ClassPathEntry(image.getPath("/modules", module), "module " + module + " of " + name());
    }

    @Override
    public void close() throws IOException {
        if (!own) {
            image.close();
        }
    }
}
