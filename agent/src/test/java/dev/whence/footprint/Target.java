package dev.whence.footprint;

import dev.whence.footprint.cause.Cause;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.trace.ClassLog;
import dev.whence.footprint.trace.LoadTraces;
import dev.whence.footprint.trace.LoadedClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A JVM that never was: what it would have logged and noted, class by class. */
public final class Target {
    public static final String APP = "file:/opt/app.jar";
    public static final String AGENT = "file:/opt/whence-agent.jar";

    private final StringBuilder log = new StringBuilder();
    private final StringBuilder traces = new StringBuilder("whence-footprint\t1\njdk\t17.0.15\t/jdk\nagent\t100\t200\t"
            + AGENT + "\nown\tdev.whence.agent.classload.ClassLoadTracer\n");
    private final List<String> frames = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long clock = 1000;

    /** A frame of a class of the application's, in the file that bears its name. */
    public static String code(String type, String method, int line) {
        String file = type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$.*", "") + ".java";
        return String.join("\t", type, method, file, String.valueOf(line), "");
    }

    public static String jdk(String type, String method, int line) {
        return String.join("\t", type, method, "X.java", String.valueOf(line), "java.base");
    }

    /** The frames of a definition by the application's loader, the innermost first. */
    public static String[] load(String... below) {
        return Stream.concat(
                        Stream.of(
                                jdk("java.lang.ClassLoader", "defineClass1", -2),
                                jdk("java.security.SecureClassLoader", "defineClass", 150),
                                jdk("jdk.internal.loader.BuiltinClassLoader", "loadClassOrNull", 681),
                                jdk("jdk.internal.loader.ClassLoaders$AppClassLoader", "loadClass", 188),
                                jdk("java.lang.ClassLoader", "loadClass", 525)),
                        Stream.of(below))
                .toArray(String[]::new);
    }

    /** What it was started with, and the module of that. */
    public Target main(String text, String module) {
        traces.append("main\t").append(text).append('\t').append(module).append('\n');
        return this;
    }

    /** A class that was there before the agent. */
    public Target there(String name, String source) {
        log.append("[150ns] ").append(name).append(" source: ").append(source).append('\n');
        return this;
    }

    /** A class of the application's: announced, noted, and loaded 10 ns after that. */
    public Target app(String name, Set<String> used, String... stack) {
        return announced(name, "java.lang.Object", used, stack).defined(name);
    }

    public Target announced(String name, String supertypes, Set<String> used, String... stack) {
        return announced(name, "app", APP, supertypes, used, stack);
    }

    public Target announced(
            String name, String loader, String location, String supertypes, Set<String> used, String... stack) {
        String numbers = numbers(stack, frames, "frame");
        String above = numbers(supertypes.split(" "), names, "name");
        String uses = numbers(names(used, false), names, "name");
        String mentions = numbers(names(used, true), names, "name");
        long begin = tick();
        long end = tick();
        traces.append(String.join(
                        "\t",
                        "load",
                        String.valueOf(begin),
                        String.valueOf(end),
                        "1",
                        name.replace('.', '/'),
                        loader,
                        location,
                        used.contains("loadClass") ? "loadClass" : "",
                        numbers,
                        above,
                        uses,
                        mentions))
                .append('\n');
        return this;
    }

    public Target defined(String name) {
        return defined(name, APP);
    }

    public Target defined(String name, String source) {
        log.append('[')
                .append(tick())
                .append("ns] ")
                .append(name)
                .append(" source: ")
                .append(source)
                .append('\n');
        return this;
    }

    public Footprint footprint() {
        return footprint(0);
    }

    public Footprint footprint(int exitCode) {
        try {
            Path folder = Files.createTempDirectory("whence-test-");
            Path logFile = Files.writeString(folder.resolve("1.log"), log);
            Path tracesFile = Files.writeString(folder.resolve("1.notes"), traces);
            Footprint footprint = Footprint.of(
                    List.of("java", "App"),
                    exitCode,
                    ClassLog.read(logFile),
                    LoadTraces.read(tracesFile),
                    AGENT,
                    List.of());
            Files.delete(logFile);
            Files.delete(tracesFile);
            Files.delete(folder);
            return footprint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LoadedClass find(Footprint footprint, String name) {
        return footprint.classes().stream()
                .filter(loaded -> loaded.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The cause of a class: why, by whom, where. */
    public static String cause(Footprint footprint, String name) {
        Cause cause = footprint.cause(find(footprint, name));
        return cause.why() + " " + (cause.by() == null ? "-" : cause.by().name()) + " "
                + (cause.frame() == null ? "-" : cause.frame());
    }

    private long tick() {
        clock += 10;
        return clock;
    }

    /** Those that begin with a tilde are named otherwise than by instructions. */
    private static String[] names(Set<String> used, boolean mentioned) {
        return used.stream()
                .filter(name -> name.startsWith("~") == mentioned)
                .map(name -> name.replace("~", ""))
                .sorted()
                .toArray(String[]::new);
    }

    private String numbers(String[] texts, List<String> known, String statement) {
        StringBuilder numbers = new StringBuilder();
        for (String text : texts) {
            if (!known.contains(text)) {
                known.add(text);
                traces.append(statement).append('\t').append(text).append('\n');
            }
            numbers.append(numbers.isEmpty() ? "" : " ").append(known.indexOf(text));
        }
        return numbers.toString();
    }
}
