package dev.whence.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a recording is to be written to: made beforehand, so that nothing is recorded in vain or overwritten. */
final class OutFile implements AutoCloseable {
    private final Path path;

    private OutFile(Path path) {
        this.path = path;
    }

    /** Makes it, which must be possible: what is there already stays. */
    static OutFile reserve(Path wanted) throws Refusal {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createFile(path);
            return new OutFile(path);
        } catch (FileAlreadyExistsException e) {
            throw Refusal.ofInput(wanted + " is there already and is not overwritten: name another with --out");
        } catch (IOException e) {
            throw Refusal.ofInput(
                    wanted + " cannot be written (" + Failures.why(e) + "): name another place with --out");
        }
    }

    Path path() {
        return path;
    }

    long size() {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Takes the file away again where nothing was written. */
    @Override
    public void close() {
        if (size() == 0) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // An empty file stays, which harms nobody.
            }
        }
    }
}
