package dev.whence.junit;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Starts a program in a JVM of its own, lets it run to its end and judges the classes that it loaded by the class-load budget
 * of the test ({@link ClassLoadBudget}).
 */
public final class ForkedStart {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String budget;
    private final boolean update;
    private final List<String> jvmArguments = new ArrayList<>();
    private boolean judged;

    ForkedStart(String budget, boolean update) {
        this.budget = budget;
        this.update = update;
    }

    /**
     * Adds arguments of the JVM for the programs that are started after this.
     *
     * @param arguments such as {@code -Xmx64m}
     * @return this
     */
    public ForkedStart jvmArguments(String... arguments) {
        jvmArguments.addAll(List.of(arguments));
        return this;
    }

    /**
     * Runs a class's {@code main} with the class path of the tests.
     *
     * @param main the class
     * @param arguments the program's
     * @throws AssertionError if a class is loaded that the budget does not allow, or nothing can be judged: there is no such
     *     file, the program ends with another exit code than 0, it loads no class of an application
     */
    public void main(Class<?> main, String... arguments) {
        main(main.getName(), arguments);
    }

    /**
     * Runs a class's {@code main} with the class path of the tests.
     *
     * @param main its binary name
     * @param arguments the program's
     * @throws AssertionError as in {@link #main(Class, String...)}
     */
    public void main(String main, String... arguments) {
        judge(List.of(main), List.of(arguments));
    }

    /**
     * Runs a jar.
     *
     * @param jar its path
     * @param arguments the program's
     * @throws AssertionError as in {@link #main(Class, String...)}
     */
    public void jar(Path jar, String... arguments) {
        judge(List.of("-jar", jar.toString()), List.of(arguments));
    }

    boolean isJudged() {
        return judged;
    }

    private void judge(List<String> program, List<String> arguments) {
        judged = true;
        List<String> command =
                new ArrayList<>(List.of(ChildProcess.java(), "-jar", Door.jar().toString(), "footprint"));
        command.addAll(List.of("--baseline", budget));
        if (update) {
            command.add("--update");
        }
        // Without paths: the command stands in the file, which is committed.
        command.addAll(List.of("--", "java"));
        command.addAll(jvmArguments);
        command.addAll(program);
        command.addAll(arguments);
        ChildProcess.Ended ended = ChildProcess.run(command, Map.of("CLASSPATH", classPath(), "PATH", path()), LIMIT);
        if (ended.exitCode() != 0) {
            throw new AssertionError("\n" + story(ended));
        }
        if (update) {
            verdict(ended).forEach(line -> System.out.println("Whence: " + Update.words(line)));
        }
    }

    /** That of the tests; Surefire may start them from a jar that only names it. */
    private static String classPath() {
        String ofSurefire = System.getProperty("surefire.test.class.path");
        return ofSurefire == null ? System.getProperty("java.class.path") : ofSurefire;
    }

    /** On which {@code java} is that of the tests. */
    private static String path() {
        String own = Path.of(System.getProperty("java.home"), "bin").toString();
        String rest = System.getenv("PATH");
        return rest == null ? own : own + File.pathSeparator + rest;
    }

    private String story(ChildProcess.Ended ended) {
        List<String> lines = verdict(ended);
        return (lines.isEmpty()
                        ? budget + ": not judged, exit code " + ended.exitCode() + ":\n"
                                + String.join("\n", ended.lines())
                        : String.join("\n", lines))
                .lines()
                .map(Update::words)
                .collect(Collectors.joining("\n"));
    }

    /** What the command says of the file: the line that names it, and those below. */
    private List<String> verdict(ChildProcess.Ended ended) {
        List<String> lines = ended.lines();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith(budget + ": ")) {
                return lines.subList(i, lines.size());
            }
        }
        return List.of();
    }
}
