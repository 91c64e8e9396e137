package dev.whence.it.docs;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.PluginJars;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jdk;
import dev.whence.it.harness.jvm.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Does what one page has done: in a folder with the jars of the project, in the order of the page, in a shell.
 *
 * <p>The shell has {@code T}, the tests' own programs as a class path, {@code L}, the folder of other people's libraries,
 * {@code P}, a folder of providers, and {@code ROOT}, the project.
 */
final class Session {
    /** What a page calls the folder that it is in. */
    private static final String HOME = "/home/ops";

    private static final int PLUGINS = 50;

    /** What was prepared for several pages, by the commands that made it. */
    private static final Map<List<String>, Path> SHARED = new HashMap<>();

    private final Children children;
    private final Jdk jdk;
    private final Path root;
    private final Path folder;
    private final Map<String, String> processes = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int commands;

    Session(Children children, Jdk jdk, Path root, Path folder) {
        this.children = children;
        this.jdk = jdk;
        this.root = root;
        this.folder = folder;
        for (Path jar : List.of(Shipped.agent(), Shipped.app(), Shipped.patch(), Shipped.brokenPatch())) {
            Io.attempt(() -> Files.copy(jar, folder.resolve(jar.getFileName())));
        }
    }

    /** What is not as the page says, a line or more each. */
    List<String> problems() {
        return problems;
    }

    /** How many commands ran whose output was compared. */
    int commands() {
        return commands;
    }

    /**
     * Does a step.
     *
     * @return the lines that its block ought to have
     */
    List<String> run(Step step) {
        switch (step.kind()) {
            case GIVEN -> given(step);
            case START -> start(step);
            case FILE ->
                Io.attempt(() -> Files.write(folder.resolve(step.words().get(0)), step.block()));
            case IN -> script(step);
            case OUTPUT -> {
                List<String> printed = shell(step, String.join("\n", step.body()), !step.says("fails"));
                return compared(step, step.block(), printed);
            }
            case RUN -> {
                return commands(step);
            }
            case NONE -> {}
        }
        return step.block();
    }

    /** Prepares what several pages need once: {@code given once NAME} says which file or folder the commands leave. */
    private void given(Step step) {
        if (!step.says("once")) {
            shell(step, String.join("\n", step.body()), true);
            return;
        }
        Path kept = SHARED.computeIfAbsent(step.body(), body -> {
            shell(step, String.join("\n", body), true);
            return folder.resolve(step.words().get(1));
        });
        Path mine = folder.resolve(kept.getFileName());
        if (!kept.equals(mine)) {
            copy(kept, mine);
        } else {
            Path copy = Shipped.ownFolder("docs").resolve(kept.getFileName());
            copy(kept, copy);
            SHARED.put(step.body(), copy);
        }
    }

    private static void copy(Path from, Path to) {
        Io.attempt(() -> {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    if (!Files.isDirectory(copy)) {
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return to;
        });
    }

    private void start(Step step) {
        String command = actual(String.join(" ", step.body()));
        Child child = children.start(builder("exec " + command + " 2>&1"));
        child.awaitOut("");
        processes.put(step.words().get(0), Long.toString(child.pid()));
    }

    private List<String> commands(Step step) {
        List<String> fresh = new ArrayList<>();
        List<String> block = step.block();
        if (block.isEmpty() || !block.get(0).startsWith("$ ")) {
            problems.add(step.line() + ": the block does not begin with a command behind '$'");
            return block;
        }
        for (int i = 0; i < block.size(); ) {
            String command = block.get(i);
            int end = i + 1;
            while (end < block.size() && !block.get(end).startsWith("$ ")) {
                end++;
            }
            fresh.add(command);
            fresh.addAll(
                    compared(step, block.subList(i + 1, end), shell(step, command.substring(2), !step.says("fails"))));
            i = end;
        }
        return fresh;
    }

    private List<String> compared(Step step, List<String> shown, List<String> printed) {
        commands++;
        Comparison comparison = Comparison.of(shown, printed, step.says("counts"));
        if (!comparison.isSame()) {
            StringBuilder problem = new StringBuilder(step.line() + ": what is printed is not what the page shows");
            comparison
                    .missing()
                    .forEach(line -> problem.append("\n  not printed: ").append(line));
            comparison
                    .unshown()
                    .forEach(line -> problem.append("\n  not shown:   ").append(line));
            problem.append("\n  printed:\n    ").append(String.join("\n    ", printed));
            problems.add(problem.toString());
        }
        return comparison.fresh();
    }

    /** That one of the scripts executes each command of a block; in it, what the page leaves to the reader is a variable. */
    private void script(Step step) {
        List<String> executed = new ArrayList<>();
        for (String word : step.words()) {
            Path script = root.resolve(word);
            if (!Files.isRegularFile(script)) {
                problems.add(step.line() + ": there is no file " + word);
                return;
            }
            Io.attempt(() -> Files.readAllLines(script)).stream()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll("\\$\\{?([A-Z]+)}?", "$1"))
                    .forEach(executed::add);
        }
        for (String line : step.block()) {
            String command = line.replaceFirst("(^|\\s{2,})#.*$", "").strip();
            if (!command.isEmpty() && executed.stream().noneMatch(each -> (each + " ").contains(command + " "))) {
                problems.add(step.line() + ": " + step.words() + " do not execute: " + command);
            }
        }
    }

    /** What a command prints, both of its outputs in one, with the page's names of processes and folder. */
    private List<String> shell(Step step, String command, boolean succeeds) {
        ProcessBuilder builder = builder(actual(command)).redirectErrorStream(true);
        Child child = children.start(builder);
        int exit = child.awaitExit();
        if ((exit == 0) != succeeds) {
            problems.add(step.line() + ": ended with " + exit + ": " + command + "\n  "
                    + child.out().replace("\n", "\n  "));
        }
        // Only on a machine that is busy does a command say what it waits for.
        return child.out()
                .lines()
                .filter(line -> !line.startsWith("Waiting for JVM "))
                .map(this::shown)
                .toList();
    }

    private ProcessBuilder builder(String script) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of(Launch.FLAG, "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        environment.merge("PATH", jdk.home().resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        environment.put("T", Shipped.testClasses().toString());
        environment.put("L", Shipped.guest("lib").toString());
        if (script.contains("$P")) {
            environment.put("P", PluginJars.write(PLUGINS).get(0).getParent().toString());
        }
        environment.put("ROOT", root.toString());
        environment.put("XDG_CACHE_HOME", Shipped.folder("caches").toString());
        environment.put("TZ", "UTC");
        return builder;
    }

    private String actual(String text) {
        String actual = text;
        for (Map.Entry<String, String> process : processes.entrySet()) {
            actual = actual.replaceAll("\\b" + Pattern.quote(process.getKey()) + "\\b", process.getValue());
        }
        return actual;
    }

    private String shown(String text) {
        String shown = text.replace(folder.toString(), HOME);
        for (Map.Entry<String, String> process : processes.entrySet()) {
            shown = shown.replaceAll("\\b" + Pattern.quote(process.getValue()) + "\\b", process.getKey());
        }
        return shown.stripTrailing();
    }
}
