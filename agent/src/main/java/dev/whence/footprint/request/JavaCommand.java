package dev.whence.footprint.request;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The command that is measured: a {@code java} launcher and its arguments.
 *
 * <p>Options of ours go right behind its first word. So the JVM that is measured has them and no other: an environment
 * variable would reach each JVM that the command starts, and make each say so on stderr.
 */
public final class JavaCommand {
    private static final Set<String> LAUNCHERS = Set.of("java", "java.exe", "javaw.exe");

    private JavaCommand() {}

    /**
     * Puts options in.
     *
     * @throws FootprintException if the command is no Java launcher
     */
    public static List<String> with(List<String> command, List<String> options) throws FootprintException {
        String first = command.get(0);
        if (!isLauncher(first)) {
            throw new FootprintException(
                    "'" + first + "' is not a java launcher: give the java command that a script runs");
        }
        List<String> words = new ArrayList<>(command);
        words.addAll(1, options);
        return words;
    }

    /** The Java version of the launcher's JDK, from its file {@code release}; empty if that does not say. */
    public static String version(String launcher) {
        try {
            Properties release = new Properties();
            Path home = find(launcher).getParent().getParent();
            try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
                release.load(file);
            }
            return release.getProperty("JAVA_VERSION", "").replace("\"", "");
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /** The feature release of the launcher's JDK; 0 if nothing says it. */
    public static int feature(String launcher) {
        try {
            return Runtime.Version.parse(version(launcher)).feature();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** As the system finds it: a plain name in the folders of {@code PATH}. */
    private static Path find(String launcher) throws IOException {
        if (Path.of(launcher).getNameCount() == 1) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                Path file = Path.of(folder, launcher);
                if (Files.isExecutable(file)) {
                    return file.toRealPath();
                }
            }
        }
        return Path.of(launcher).toRealPath();
    }

    private static boolean isLauncher(String word) {
        try {
            Path path = Path.of(word);
            return isNamedSo(path) || isNamedSo(path.toRealPath());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isNamedSo(Path path) {
        return path.getFileName() != null
                && LAUNCHERS.contains(path.getFileName().toString());
    }
}
