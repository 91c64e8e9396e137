package dev.whence.command.file;

import dev.whence.output.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file that a page is written to: whole or not at all, and over an existing file only where that is asked for.
 *
 * <p>What it throws has a line for the operator as its message.
 */
public final class PageFile {
    private final Path path;
    private final boolean force;

    /** @param force whether it may take the place of a file that is there */
    public PageFile(Path path, boolean force) {
        this.path = path;
        this.force = force;
    }

    /** Writes what the page consists of. */
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /** Says before any work is done what stands against writing; {@code sources} are never written over. */
    public void check(List<Path> sources) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a folder: name a file in it for the page");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path source : sources) {
                if (Files.exists(source) && Files.exists(path) && Files.isSameFile(source, path)) {
                    throw new IOException(path + " is a recording to be read: name another file for the page");
                }
            }
            if (!force) {
                throw taken();
            }
            if (!Files.isRegularFile(path)) {
                throw new IOException(path + " is not a regular file and is not overwritten");
            }
        }
        if (!Files.isDirectory(WholeFile.folder(path))) {
            throw new IOException(path + " cannot be written: " + WholeFile.folder(path) + " is not a folder");
        }
        if (!Files.isWritable(WholeFile.folder(path))) {
            throw new IOException(path + " cannot be written: files may not be made in " + WholeFile.folder(path));
        }
    }

    public void write(Content content) throws IOException {
        try {
            Path draft = WholeFile.draftFor(path);
            try {
                try (Writer out =
                        Files.newBufferedWriter(draft, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                    content.write(out);
                }
                put(draft);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileAlreadyExistsException e) {
            throw taken();
        } catch (IOException e) {
            throw new IOException(path + " cannot be written" + why(e), e);
        }
    }

    private void put(Path draft) throws IOException {
        if (force) {
            WholeFile.replace(draft, path);
            return;
        }
        try {
            // Fails where there is something by now, which a move might not.
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            Files.move(draft, path);
        }
    }

    private IOException taken() {
        return new IOException(path + " already exists: --force overwrites it");
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return ": its folder is not there";
        }
        if (e instanceof AccessDeniedException) {
            return ": not permitted";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? "" : ": " + reason;
    }
}
