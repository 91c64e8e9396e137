package dev.whence.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that others see as it was or as it will be, and never half written. */
public final class WholeFile {
    private WholeFile() {}

    /** A name for what is to take a file's place: in its folder, since only there the last step is sure to be a single one. */
    public static Path draftFor(Path file) {
        return folder(file)
                .resolve("." + file.getFileName() + "." + Long.toUnsignedString(System.nanoTime(), 36) + ".part");
    }

    /** Puts a draft in the place of a file, or of the file that a link leads to. */
    public static void replace(Path draft, Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The folder that a file is in. */
    public static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
