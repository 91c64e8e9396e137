package dev.whence.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds the recordings that files and folders stand for. */
public final class RecordingFiles {
    private final Consumer<String> complain;

    private RecordingFiles(Consumer<String> complain) {
        this.complain = complain;
    }

    /**
     * The files, and all {@code .jfr} files below folders in the order of their names, each once.
     *
     * @param complain takes one line for each folder that cannot be read or has no recording
     */
    public static List<Path> of(List<Path> filesAndFolders, Consumer<String> complain) {
        RecordingFiles files = new RecordingFiles(complain);
        return filesAndFolders.stream().flatMap(files::files).distinct().toList();
    }

    private Stream<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Below(files));
        } catch (IOException e) {
            complain.accept(path + ": " + cause(e));
        }
        if (files.isEmpty()) {
            complain.accept(path + ": no .jfr file in this folder");
        }
        return files.stream().sorted();
    }

    /** Collects recordings; a folder that cannot be read is said, and the others are read all the same. */
    private final class Below extends SimpleFileVisitor<Path> {
        private final List<Path> files;
        /** Folders that were gone through: links among a dozen folders make millions of ways to each. */
        private final Set<Object> seen = new HashSet<>();

        Below(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Object key = attributes.fileKey();
            return key == null || seen.add(key) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.toString().endsWith(".jfr")) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof FileSystemLoopException)) {
                complain.accept(file + ": " + cause(e));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Why a file cannot be read, as a clause. */
    public static String cause(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return message == null ? "cannot be read" : "cannot be read: " + message;
    }
}
