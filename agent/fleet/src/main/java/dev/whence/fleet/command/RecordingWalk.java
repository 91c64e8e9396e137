package dev.whence.fleet.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .jfr} files below a folder in the order of their paths, as Spark lists them: of a chunk that several files hold, the
 * first one is named. Not a list of all, there may be millions; one of each folder on the way.
 */
final class RecordingWalk implements Iterator<Path> {
    private final Deque<Iterator<Path>> open = new ArrayDeque<>();
    private @Nullable Path next;

    /**
     * Begins a walk.
     *
     * @param start a folder, or one file, whatever it is called
     * @throws IOException if the folder cannot be read; {@link #hasNext()} throws an {@link UncheckedIOException} for one below
     */
    RecordingWalk(Path start) throws IOException {
        if (Files.isDirectory(start)) {
            open.push(entries(start));
        } else {
            next = start;
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && !open.isEmpty()) {
            Iterator<Path> entries = open.element();
            if (entries.hasNext()) {
                look(entries.next());
            } else {
                open.remove();
            }
        }
        return next != null;
    }

    @Override
    public Path next() {
        Path found = hasNext() ? next : null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return found;
    }

    private void look(Path entry) {
        if (isFolder(entry)) {
            try {
                open.push(entries(entry));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (entry.toString().endsWith(".jfr") && !Files.isDirectory(entry)) {
            next = entry;
        }
    }

    private static boolean isFolder(Path entry) {
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    /** As in a whole path, a folder's name is followed by a slash. */
    private static Iterator<Path> entries(Path folder) throws IOException {
        SortedMap<String, Path> sorted = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                sorted.put(entry.getFileName() + (isFolder(entry) ? "/" : ""), entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return sorted.values().iterator();
    }
}
