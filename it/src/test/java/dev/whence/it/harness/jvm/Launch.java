package dev.whence.it.harness.jvm;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.AgentJar;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.probe.Forerunner;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JVM to be: its command line, word by word, and its environment. */
public final class Launch {

    /** The application's flag. A developer who has it set would see other results than the build. */
    public static final String FLAG = "TREND_PIPELINE_PROXY_SIMPLE";

    /** What gives an option of its own on the compilers keeps it. */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Jdk jdk;
    private final String name;
    private final Function<ProcessBuilder, Child> starter;
    private final List<String> options = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path java;
    private List<String> program = List.of();
    private @Nullable Path folder;
    private @Nullable Path input;
    private boolean oneCompiler;

    Launch(Jdk jdk, String name, boolean oneCompiler, Function<ProcessBuilder, Child> starter) {
        this.jdk = jdk;
        this.java = jdk.java();
        this.name = name;
        this.oneCompiler = oneCompiler;
        this.starter = starter;
        // One line on stdout that begins with a time: would differ between runs that are compared.
        options.add("-Xlog:jfr+startup=error");
    }

    public Jdk jdk() {
        return jdk;
    }

    /** With the shipped agent from the start. */
    public Launch agent(String... agentOptions) {
        return javaAgent(Shipped.agent(), agentOptions);
    }

    /** With any agent from the start, after those named before. */
    public Launch javaAgent(Path jar, String... agentOptions) {
        String given = String.join(",", agentOptions);
        return vm("-javaagent:" + jar + (given.isEmpty() ? "" : "=" + given));
    }

    /** Has a class loaded and initialised before the agents that are named after this come in. */
    public Launch loadedFirst(Class<?> type) {
        Path jar = AgentJar.write(scratch("forerunner.jar"), Forerunner.class, Map.of());
        return javaAgent(jar, type.getName());
    }

    /** Recorded from the start with the JDK's default settings; the file is there when the JVM has ended. */
    public Launch recorded() {
        return recorded("default");
    }

    /** Recorded from the start with settings of one's own. */
    public Launch recorded(String settings) {
        return vm("-XX:StartFlightRecording:filename=" + recording() + ",settings=" + settings);
    }

    /** Logs each class as it is loaded, with where it is from. */
    public Launch classLogged() {
        return vm("-Xlog:class+load=info:file=" + classLog() + "::filecount=0");
    }

    /** Told that agents may be attached: a JVM of 21 and later warns of them otherwise. */
    public Launch expectingAgents() {
        return jdk.feature() >= 21 ? vm("-XX:+EnableDynamicAgentLoading") : this;
    }

    public Launch vm(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    /** Before all other options: of agents, the first on the command line is the first to enter. */
    Launch first(String option) {
        options.add(0, option);
        return this;
    }

    /** In another runtime image than the JDK's own. */
    public Launch image(Path home) {
        java = home.resolve("bin").resolve(jdk.java().getFileName());
        return this;
    }

    public Launch flag(String value) {
        return environment(FLAG, value);
    }

    public Launch environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts it in this folder instead of that of the tests. */
    public Launch folder(Path where) {
        folder = where;
        return this;
    }

    public Launch classPath(Path... more) {
        classPath.addAll(Arrays.asList(more));
        return this;
    }

    /** A target program of the tests, with the application's jar beside it. */
    public Launch main(Class<?> target, String... arguments) {
        classPath(Shipped.testClasses(), Shipped.app());
        return program(target.getName(), arguments);
    }

    /** A program as the {@code java} launcher takes it: a class's name, or {@code -m} and a module's. */
    public Launch program(String first, String... more) {
        program = words(Stream.of(first), more);
        return this;
    }

    /** Of Whence's jars, a command, which compiles with C1 alone: it ends before C2 has compiled much. */
    public Launch jar(Path jar, String... arguments) {
        oneCompiler |= jar.getFileName().toString().startsWith("whence-");
        program = words(Stream.of("-jar", jar.toString()), arguments);
        return this;
    }

    /** The application as a person starts it. */
    public Launch app(String... arguments) {
        return jar(Shipped.app(), arguments);
    }

    /** Reads a file as its standard input. */
    public Launch input(Path file) {
        input = file;
        return this;
    }

    /** A file that holds nothing, to be read as somebody's standard input. */
    public Path emptyInput() {
        return Io.attempt(() -> Files.write(scratch("nothing"), new byte[0]));
    }

    public Path recording() {
        return Shipped.folder("recordings").resolve(name + ".jfr");
    }

    public Path classLog() {
        return Shipped.folder("class-loading").resolve(name + ".log");
    }

    /** A file of this JVM's own that a test may lay beside it. */
    public Path scratch(String file) {
        return Shipped.folder("scratch").resolve(name + "-" + file);
    }

    public Child start() {
        return starter.apply(builder());
    }

    /** What starts it, for whoever has to put something in front of it. */
    public ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        if (oneCompiler && options.stream().noneMatch(option -> option.startsWith("-XX:TieredStopAtLevel="))) {
            command.add(ONE_COMPILER);
        }
        command.addAll(options);
        if (!classPath.isEmpty()) {
            command.add("-cp");
            command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        // What a developer's shell holds must not decide a test.
        builder.environment()
                .keySet()
                .removeAll(List.of(FLAG, "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        return builder;
    }

    private static List<String> words(Stream<String> first, String... rest) {
        return Stream.concat(first, Stream.of(rest)).toList();
    }
}
