package dev.whence.baseline;

import dev.whence.output.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A baseline's file as text.
 *
 * <p>What it throws has a line for the operator as its message.
 */
public final class CommittedFile {
    private CommittedFile() {}

    /** Whether {@code --update} makes the file, since nothing is there. */
    public static boolean isToBeMade(Path file) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        if (!Files.isDirectory(WholeFile.folder(file))) {
            throw new IOException(file + ": no such folder");
        }
        return true;
    }

    public static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file (--update makes it)", e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read: " + reason(e), e);
        }
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @return false where it has this text already, and is left alone
     */
    public static boolean write(Path file, String text) throws IOException {
        try {
            if (Files.exists(file)) {
                if (Files.readString(file).equals(text)) {
                    return false;
                }
                if (!Files.isWritable(file)) {
                    throw new IOException("not permitted");
                }
            }
            Path draft = WholeFile.draftFor(file.toAbsolutePath());
            try {
                Files.writeString(draft, text);
                if (Files.exists(file)) {
                    keepPermissions(file, draft);
                }
                WholeFile.replace(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
            return true;
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written: " + reason(e), e);
        }
    }

    private static void keepPermissions(Path file, Path draft) throws IOException {
        try {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
        } catch (UnsupportedOperationException noneHere) {
            // Windows: a file has those of its folder.
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? "not permitted" : reason;
    }
}
