package dev.whence.report;

import dev.whence.report.answer.Span;
import dev.whence.report.figures.Report;
import dev.whence.report.tally.ReportTally;
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
import org.jspecify.annotations.Nullable;

/** Reads recordings, in files and folders, into one report. */
public final class Recordings {
    private final Consumer<String> complain;
    private final ReportTally tally;

    private Recordings(Span span, Consumer<String> complain) {
        this.tally = new ReportTally(span);
        this.complain = complain;
    }

    /**
     * Reads files, and all {@code .jfr} files below folders in the order of their names.
     *
     * @param complain takes one line for each file or folder that is missing, foreign, truncated, damaged or empty; such a
     *     file is reported as far as its complete chunks go, and the others are reported all the same
     * @return what they say; null where not one of them could be read
     */
    public static @Nullable Report read(List<Path> filesAndFolders, Consumer<String> complain) {
        return read(filesAndFolders, Span.ALL, complain);
    }

    /** The same of a part of each recording. */
    public static @Nullable Report read(List<Path> filesAndFolders, Span span, Consumer<String> complain) {
        Recordings recordings = new Recordings(span, complain);
        filesAndFolders.stream().flatMap(recordings::files).distinct().forEach(recordings::read);
        return recordings.tally.report();
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

    private void read(Path file) {
        try {
            List<String> complaints = tally.add(file);
            if (!complaints.isEmpty()) {
                complain.accept(file + ": " + String.join("; ", complaints));
            }
        } catch (IOException e) {
            complain.accept(file + ": " + cause(e));
        }
    }

    private static String cause(IOException e) {
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
