package dev.whence.command.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What Linux publishes of a process in {@code /proc}, without touching it: nothing where there is no such folder. */
final class LinuxProcess {
    private static final Path PROC = Path.of("/proc");
    private static final boolean HERE =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") && Files.isDirectory(PROC);
    private static final int SIGQUIT = 3;

    private final long pid;
    private final Path folder;

    LinuxProcess(long pid) {
        this.pid = pid;
        this.folder = PROC.resolve(Long.toString(pid));
    }

    static boolean isHere() {
        return HERE;
    }

    /** Whether a HotSpot JVM runs in it. */
    boolean isJvm() {
        try (Stream<String> maps = Files.lines(folder.resolve("maps"), StandardCharsets.ISO_8859_1)) {
            return maps.anyMatch(line -> line.endsWith("/libjvm.so") || line.contains("/hsperfdata_"));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    /** Whether it survives the signal that asks a JVM to listen: its default ends a process. */
    boolean catchesQuit() {
        String mask = status("SigCgt:");
        return mask.isEmpty() || (Long.parseUnsignedLong(mask, 16) >> SIGQUIT - 1 & 1) != 0;
    }

    /** Whether it is stopped, by a signal or by a debugger, and runs nothing at all. */
    boolean isStopped() {
        String state = status("State:");
        return state.startsWith("T") || state.startsWith("t");
    }

    /** How many file descriptors it may have open at once; 0 where that is not to be seen or has no limit. */
    long descriptors() {
        return number("limits", "Max open files");
    }

    /** How many of these it has not got open. */
    long descriptorsLeft() {
        try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
            return Math.max(0, descriptors() - open.count());
        } catch (IOException | UncheckedIOException hidden) {
            return descriptors();
        }
    }

    private long number(String file, String key) {
        String first = value(file, key).split("\\s+")[0];
        return first.matches("\\d{1,18}") ? Long.parseLong(first) : 0;
    }

    /** Its number where it sees itself: another one in a container. */
    long innerPid() {
        String[] numbers = status("NSpid:").split("\\s+");
        String last = numbers[numbers.length - 1];
        return last.isEmpty() ? pid : Long.parseLong(last);
    }

    /** Its root folder as it can be reached from here. */
    Path root() {
        return folder.resolve("root");
    }

    /** Where a file of its is seen from here. */
    Path reach(Path itsFile) {
        return root().resolve(itsFile.getRoot().relativize(itsFile));
    }

    /** Whether it sees the same file or folder under the same name; assumed where that cannot be seen. */
    boolean sees(Path file) {
        try {
            return Files.isSameFile(file, reach(file));
        } catch (NoSuchFileException missing) {
            return false;
        } catch (AccessDeniedException hidden) {
            return sharesFiles();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether one of the jars that it holds open is of this kind; empty where that cannot be seen. */
    Optional<Boolean> opens(Predicate<Path> kind) {
        try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
            return Optional.of(open.map(LinuxProcess::target)
                    .filter(path -> path.endsWith(".jar"))
                    .distinct()
                    .anyMatch(path -> kind.test(reach(Path.of(path)))));
        } catch (IOException | UncheckedIOException hidden) {
            return Optional.empty();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** Its command line, word by word. */
    List<String> words() {
        try {
            return List.of(Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private boolean sharesFiles() {
        try {
            Path mine = PROC.resolve("self/ns/mnt").toRealPath();
            return mine.equals(folder.resolve("ns/mnt").toRealPath());
        } catch (IOException hidden) {
            return true;
        }
    }

    private String status(String key) {
        return value("status", key);
    }

    private String value(String file, String key) {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }
}
