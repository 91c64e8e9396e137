package dev.whence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that are measured, and the folders to work in; the build names them all. */
final class Materials {
    /** The agent, as it is shipped. */
    final Path agent = existing("whence.agent.jar");
    /** What {@code watch} sends metrics with, as it is shipped. */
    final Path telemetry = existing("whence.telemetry.jar");
    /** The application, as it is shipped. */
    final Path app = existing("whence.app.jar");
    /** The controls that the application's workers are compared with. */
    final Path appBench = existing("whence.app.bench.jar");
    /** Where the figures go. */
    final Path results = folder("bench.results");

    private final Path rivals = existing("bench.rivals");
    private final Path work = folder("bench.work");

    /** An agent of somebody else's. */
    Path rival(String jar) {
        return rivals.resolve(jar);
    }

    /** A file to write to. */
    Path file(String name) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static Path folder(String property) {
        try {
            return Files.createDirectories(path(property));
        } catch (IOException e) {
            throw new IllegalStateException(property + " cannot be made: " + e, e);
        }
    }

    private static Path existing(String property) {
        Path path = path(property);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is not there (" + property + ")");
        }
        return path;
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("the build sets the property " + property + "; it is not there");
        }
        return Path.of(value).normalize();
    }
}
