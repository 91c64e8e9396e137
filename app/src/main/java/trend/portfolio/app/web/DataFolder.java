package trend.portfolio.app.web;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trend.analysis.InvalidInputException;
import trend.analysis.Returns;
import trend.portfolio.app.input.InputText;
import trend.portfolio.app.input.ReturnsFile;

/**
 * The returns files that a request may name: those below one folder, and nothing outside of it, by whatever way a name
 * leads there. Without a folder there is one file, the configuration's.
 */
public final class DataFolder {

    /** The name of the configuration's returns, where there is no folder. */
    static final String CONFIGURED = "returns.csv";

    /** So many files are listed; whoever has more names them. */
    static final int LISTED_AT_MOST = 1000;

    /** A file larger than this is no table of monthly returns. */
    static final long LARGEST_FILE = 16L << 20;

    /** Files that are read at a time, however many ask: each may be large. */
    private static final int READERS = 2;

    private static final int DEEPEST = 6;
    private static final int LONGEST_NAME = 500;
    private static final String ENDING = ".csv";

    private final @Nullable Path root;
    private final Supplier<Returns> configured;
    private final Semaphore readers = new Semaphore(READERS);

    private DataFolder(@Nullable Path root, Supplier<Returns> configured) {
        this.root = root;
        this.configured = configured;
    }

    /** No folder: the configuration's returns alone. */
    public static DataFolder none(Supplier<Returns> configured) {
        return new DataFolder(null, configured);
    }

    /**
     * The files below a folder.
     *
     * @throws InvalidInputException if there is no such folder
     */
    public static DataFolder at(Path folder, Supplier<Returns> configured) {
        try {
            Path root = folder.toRealPath();
            if (Files.isDirectory(root)) {
                return new DataFolder(root, configured);
            }
        } catch (IOException e) {
            throw new InvalidInputException("--data: there is no folder " + folder, e);
        }
        throw new InvalidInputException("--data: " + folder + " is not a folder");
    }

    /** The names of the files, in order: hidden ones, and links that lead out, are not among them. */
    List<String> names() throws IOException {
        if (root == null) {
            return List.of(CONFIGURED);
        }
        Set<String> names = new TreeSet<>();
        Path from = root;
        Files.walkFileTree(from, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(from) || !isHidden(folder)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = nameOf(from, file);
                if (!isHidden(file) && refusal(name) == null && target(from, name) != null) {
                    names.add(name);
                }
                return names.size() < LISTED_AT_MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE; // A folder that cannot be read is skipped.
            }
        });
        return new ArrayList<>(names);
    }

    /**
     * Reads a file.
     *
     * @throws RefusedRequestException 400 where the name cannot be one or the file holds no returns, 404 where there is none
     */
    Returns read(String field, String name) {
        String refusal = refusal(name);
        if (refusal != null) {
            throw RefusedRequestException.wrong(field, refusal);
        }
        readers.acquireUninterruptibly();
        try {
            if (root == null) {
                if (name.equals(CONFIGURED)) {
                    return configured.get();
                }
            } else {
                Path file = target(root, name);
                if (file != null && Files.size(file) > LARGEST_FILE) {
                    throw RefusedRequestException.wrong(
                            field, name + ": is larger than " + (LARGEST_FILE >> 20) + " MB");
                }
                if (file != null) {
                    return ReturnsFile.parse(name, InputText.of(file));
                }
            }
        } catch (InvalidInputException e) {
            throw RefusedRequestException.wrong(field, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw RefusedRequestException.wrong(field, name + ": cannot be read", e);
        } finally {
            readers.release();
        }
        throw RefusedRequestException.missing(field, "there is no file '" + name + "' in the data folder");
    }

    /** Why a name cannot be that of a file below the folder, or null: decided by its letters alone. */
    private static @Nullable String refusal(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return "a file's name has 1 to " + LONGEST_NAME + " characters";
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':')) {
            return "a file's name has no control character, backslash or colon";
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return "a file is named from the data folder down, without '..'";
            }
        }
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING) ? null : "a file of returns ends in " + ENDING;
    }

    /** The file that a name leads to, all links followed, or null where that is none or not below the folder. */
    private static @Nullable Path target(Path root, String name) {
        try {
            Path file = root.resolve(name).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? file : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String nameOf(Path root, Path file) {
        StringBuilder name = new StringBuilder();
        for (Path part : root.relativize(file)) {
            name.append(name.length() == 0 ? "" : "/").append(part);
        }
        return name.toString();
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
