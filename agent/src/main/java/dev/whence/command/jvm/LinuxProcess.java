package dev.whence.command.jvm;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Linux publishes of a process in {@code /proc}, without touching it: nothing where there is no such folder.
 *
 * <p>Read by streams of {@code java.io}, without lambdas or regular expressions: channels and the first lambda take a JVM
 * that has just started longer than all that is read here.
 */
final class LinuxProcess {
    private static final Path PROC = Path.of("/proc");
    private static final boolean HERE =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") && Files.isDirectory(PROC);
    private static final String OWNER = "unix:uid";
    private static final int SIGQUIT = 3;
    private static final int MOST_DIGITS = 18;

    private final long pid;
    private final Path folder;

    LinuxProcess(long pid) {
        this.pid = pid;
        this.folder = PROC.resolve(Long.toString(pid));
    }

    static boolean isHere() {
        return HERE;
    }

    /** The numbers of all processes; none where they are hidden. */
    static long[] all() {
        String[] names = PROC.toFile().list();
        if (names == null) {
            return new long[0];
        }
        long[] pids = new long[names.length];
        int count = 0;
        for (String name : names) {
            if (isNumber(name)) {
                pids[count++] = Long.parseLong(name);
            }
        }
        long[] sorted = Arrays.copyOf(pids, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The number of this process. */
    static long current() {
        String name = HERE ? target(PROC.resolve("self")) : "";
        return isNumber(name) ? Long.parseLong(name) : ProcessHandle.current().pid();
    }

    boolean isThere() {
        return folder.toFile().exists();
    }

    /** Whether it belongs to the user of this one. */
    boolean isOwn() {
        try {
            return Files.getAttribute(folder, OWNER).equals(Files.getAttribute(PROC.resolve("self"), OWNER));
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }

    /** Whether a HotSpot JVM runs in it. */
    boolean isJvm() {
        String maps = text("maps");
        return maps.contains("/libjvm.so\n") || maps.contains("/hsperfdata_");
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
        String[] open = folder.resolve("fd").toFile().list();
        return open == null ? descriptors() : Math.max(0, descriptors() - open.length);
    }

    /** Whether it has a file of this name open. */
    boolean hasOpen(String name) {
        Set<String> open = open(name);
        return open != null && !open.isEmpty();
    }

    private long number(String file, String key) {
        String first = value(file, key);
        int end = 0;
        while (end < first.length() && !Character.isWhitespace(first.charAt(end))) {
            end++;
        }
        String number = first.substring(0, end);
        return isNumber(number) ? Long.parseLong(number) : 0;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }

    /** Its number where it sees itself: another one in a container. */
    long innerPid() {
        String numbers = status("NSpid:");
        int begin = numbers.length();
        while (begin > 0 && !Character.isWhitespace(numbers.charAt(begin - 1))) {
            begin--;
        }
        String last = numbers.substring(begin);
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

    /** The jars that it holds open, as they are reached from here; null where they cannot be seen. */
    @Nullable
    Set<Path> openJars() {
        Set<String> names = open(".jar");
        if (names == null) {
            return null;
        }
        Set<Path> jars = new LinkedHashSet<>();
        for (String name : names) {
            jars.add(reach(Path.of(name)));
        }
        return jars;
    }

    /** The files that it holds open and whose names end so, as it calls them; null where they cannot be seen. */
    private @Nullable Set<String> open(String ending) {
        String[] open = folder.resolve("fd").toFile().list();
        if (open == null) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String descriptor : open) {
            String name = target(folder.resolve("fd").resolve(descriptor));
            if (name.endsWith(ending)) {
                names.add(name);
            }
        }
        return names;
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
        String words = text("cmdline");
        return words.isEmpty() ? List.of() : List.of(words.split("\0"));
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

    /** What stands behind a key, to the end of its line. */
    private String value(String file, String key) {
        String text = text(file);
        int begin = text.startsWith(key) ? 0 : text.indexOf('\n' + key) + 1;
        if (begin == 0 && !text.startsWith(key)) {
            return "";
        }
        int end = text.indexOf('\n', begin);
        return text.substring(begin + key.length(), end < 0 ? text.length() : end)
                .strip();
    }

    /** A file of the process, each byte a character; empty where it cannot be read. */
    private String text(String file) {
        try (FileInputStream in = new FileInputStream(folder.resolve(file).toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
