package dev.whence.command.file;

import dev.whence.command.failure.CommandException;
import dev.whence.command.failure.FileProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a recording is to be written to: created first, so that no recording is lost and no file is overwritten. */
public final class RecordingFile implements AutoCloseable {
    private final Path path;

    private RecordingFile(Path path) {
        this.path = path;
    }

    /** Makes it, which must be possible: what is there already stays. */
    public static RecordingFile reserve(Path wanted) throws CommandException {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createFile(path);
            return new RecordingFile(path);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.badInput(wanted + " already exists and is not overwritten: name another with --out");
        } catch (IOException e) {
            throw CommandException.badInput(
                    wanted + " cannot be written (" + FileProblem.why(e) + "): name another place with --out");
        }
    }

    public Path path() {
        return path;
    }

    public long size() {
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
                // An empty file stays, which does no harm.
            }
        }
    }
}
