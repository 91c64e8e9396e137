package dev.whence.footprint.request;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command that is measured, and the way by which options reach its JVM.
 *
 * <p>For {@code java}, options of ours go right behind it, and for the JDK's other launchers likewise with {@code -J}: so
 * that one JVM has them and no other. Whatever else starts a {@code java} has them in {@code JDK_JAVA_OPTIONS}, which
 * reaches each that is started below it, and makes each say so on stderr.
 */
public final class JavaCommand {
    private static final String VARIABLE = "JDK_JAVA_OPTIONS";
    private static final Set<String> JAVA = Set.of("java", "java.exe", "javaw.exe");

    /** How options reach the JVM. */
    private enum Way {
        WORDS,
        WORDS_WITH_J,
        VARIABLE
    }

    private final List<String> command;
    private final Way way;

    private JavaCommand(List<String> command, Way way) {
        this.command = command;
        this.way = way;
    }

    /**
     * Finds out what a command is.
     *
     * @throws FootprintException if its first word is no program
     */
    public static JavaCommand of(RunOptions run) throws FootprintException {
        String first = run.command().get(0);
        Path file = find(first);
        if (file == null && !isNamedJava(first)) {
            throw new FootprintException("'" + first
                    + "' is not there or cannot be executed: a command begins with java, another launcher of a JDK, or a"
                    + " script that starts one");
        }
        boolean java = isNamedJava(first) || file != null && isNamedJava(file.toString());
        if (run.main() != null) {
            return new JavaCommand(run.command(), Way.VARIABLE);
        }
        if (java) {
            return new JavaCommand(run.command(), Way.WORDS);
        }
        return new JavaCommand(run.command(), isLauncher(file) ? Way.WORDS_WITH_J : Way.VARIABLE);
    }

    /** Whether each JVM that the command starts has the options. */
    public boolean reachesAll() {
        return way == Way.VARIABLE;
    }

    /**
     * What starts it with options.
     *
     * @throws FootprintException if the environment cannot hold them
     */
    public ProcessBuilder with(List<String> options) throws FootprintException {
        List<String> words = new ArrayList<>(command);
        switch (way) {
            case WORDS -> words.addAll(1, options);
            case WORDS_WITH_J ->
                words.addAll(1, options.stream().map(option -> "-J" + option).toList());
            case VARIABLE -> {
                // the environment alone
            }
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        if (reachesAll()) {
            Map<String, String> environment = builder.environment();
            String before = environment.getOrDefault(VARIABLE, "");
            environment.put(VARIABLE, (before + " " + quoted(options)).strip());
        }
        return builder;
    }

    /** The launcher takes both kinds of quotation marks there, and no escapes. */
    private static String quoted(List<String> options) throws FootprintException {
        StringBuilder text = new StringBuilder();
        for (String option : options) {
            if (option.indexOf('\'') >= 0) {
                throw new FootprintException(VARIABLE + " takes no path with ' in it: " + option);
            }
            text.append(" '").append(option).append('\'');
        }
        return text.toString();
    }

    /** The Java version of the launcher's JDK, from its file {@code release}; empty if that does not say. */
    public static String version(String launcher) {
        try {
            Path file = find(launcher);
            Properties release = new Properties();
            if (file != null) {
                try (Reader text =
                        Files.newBufferedReader(file.getParent().getParent().resolve("release"))) {
                    release.load(text);
                }
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

    /** As the system finds it, a plain name in the folders of {@code PATH}; null if it is not there. */
    private static @Nullable Path find(String word) {
        try {
            if (Path.of(word).getNameCount() == 1 && !word.contains("/")) {
                for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                    for (String name : List.of(word, word + ".exe")) {
                        Path file = Path.of(folder, name);
                        if (isProgram(file)) {
                            return file.toRealPath();
                        }
                    }
                }
                return null;
            }
            Path file = Path.of(word);
            return isProgram(file) ? file.toRealPath() : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static boolean isNamedJava(String word) {
        return JAVA.contains(word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1));
    }

    /** Whether it is a launcher of a runtime image, such as {@code javac}, and not a script that lies beside one. */
    private static boolean isLauncher(@Nullable Path file) {
        if (file == null || file.getParent() == null || file.getParent().getParent() == null) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            boolean script = bytes.read() == '#' && bytes.read() == '!';
            return !script
                    && Files.isRegularFile(
                            file.getParent().getParent().resolve("lib").resolve("modules"));
        } catch (IOException e) {
            return false;
        }
    }
}
