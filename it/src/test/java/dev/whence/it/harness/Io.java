package dev.whence.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** File access of a test, where an {@link IOException} is nothing but a failure. */
public final class Io {

    private Io() {}

    public static Path folder(Path folder) {
        return attempt(() -> Files.createDirectories(folder));
    }

    public static String read(Path file) {
        return attempt(() -> Files.readString(file));
    }

    /** The names of what a folder holds. */
    public static List<String> names(Path folder) {
        try (Stream<Path> files = attempt(() -> Files.list(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    public static <T> T attempt(Access<T> access) {
        try {
            return access.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public interface Access<T> {
        T run() throws IOException;
    }
}
