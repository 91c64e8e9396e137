package dev.whence.footprint.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class logs in a folder, one of each JVM.
 *
 * @param folder where the JVMs write
 */
record ClassLogs(Path folder) {
    static final String SUFFIX = ".log";

    /** The numbers of the JVMs' processes. */
    List<Long> pids() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}\\" + SUFFIX))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    /** How many bytes all of them have now; grows with each class. */
    long size() {
        long size = 0;
        try {
            for (long pid : pids()) {
                size += Files.size(folder.resolve(pid + SUFFIX));
            }
        } catch (IOException | UncheckedIOException e) {
            // What cannot be seen does not grow.
        }
        return size;
    }
}
