package dev.whence.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** File access of a test, where an {@link IOException} is nothing but a failure. */
final class Io {

    private Io() {}

    static Path folder(Path folder) {
        return attempt(() -> Files.createDirectories(folder));
    }

    static String read(Path file) {
        return attempt(() -> Files.readString(file));
    }

    static <T> T attempt(Access<T> access) {
        try {
            return access.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Access<T> {
        T run() throws IOException;
    }
}
