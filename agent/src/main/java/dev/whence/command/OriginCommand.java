package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.command.failure.CommandException;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.command.terminal.Console;
import dev.whence.command.view.OriginView;
import dev.whence.origin.JvmOrigin;
import dev.whence.origin.JvmPaths;
import dev.whence.origin.LoadedClass;
import dev.whence.origin.RecordedJvm;
import dev.whence.origin.ShownPath;
import dev.whence.recording.ChunkInfo;
import dev.whence.recording.RecordingReader;
import dev.whence.report.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where a class comes from. */
@Command(
        name = "origin",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Shows which copy of a class is loaded, by which loader and from which jar, what that jar says it was built from,"
                    + " and every other copy on the class path, in the order of the search: which one it shadows, and whether"
                    + " their bytes differ.",
            "",
            "For recordings, also the errors of linking that have to do with the class. Needed in them:"
                    + " whence.SystemProperty or jdk.InitialSystemProperty for the class path, jdk.ClassDefine for what is"
                    + " loaded, jdk.JavaErrorThrow for the errors; 'record --origins' has all three. Jars are read where they"
                    + " lie; nothing in them is loaded or run."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "Exit codes: 0 a copy was found; 1 none was found, or the JVM could not be inspected; 2 bad usage, no such JVM, or"
                    + " a recording was missing, truncated or damaged (a line each on stderr; what could be read is shown)."
        })
final class OriginCommand implements Callable<Integer> {
    /** The formats of the result. */
    enum Format {
        text,
        json
    }

    private static final String NAME = "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}-]*";

    @Parameters(
            index = "0",
            paramLabel = "CLASS",
            description = "The class's name with its package: org.slf4j.LoggerFactory, a.b.Outer$Inner.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "FILE|DIR|PID",
            arity = "1..*",
            description = "Recordings, or folders: all .jfr files below; or one JVM, see 'list'.")
    private List<Path> paths = List.of();

    @Option(
            names = {"--class-path", "--classpath", "-cp"},
            paramLabel = "PATH",
            description = "For recordings: looks for copies here and not on the class path that the recording names.")
    private @Nullable String classPath;

    @Option(names = "--no-user-names", description = "Shows ~ in place of home folders, which name people.")
    private boolean withoutUserNames;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Spec
    private CommandSpec spec;

    private boolean complained;

    @Override
    public Integer call() throws CommandException, IOException {
        String className = name.replace('/', '.');
        if (!className.matches(NAME + "(\\." + NAME + ")*")) {
            throw CommandException.badInput("'" + name + "' is no class name; one looks like org.slf4j.LoggerFactory");
        }
        String only = paths.size() == 1 ? paths.get(0).toString() : "";
        OriginView view = only.matches("\\d{1,18}") && !Files.exists(paths.get(0))
                ? ofJvm(Long.parseLong(only), className)
                : ofFiles(className);
        switch (format) {
            case text -> view.writeText(Console.of(spec));
            case json -> view.writeJson(spec.commandLine().getOut());
        }
        int found = view.isFound() ? ExitCode.OK : ExitCode.SOFTWARE;
        return complained ? ExitCode.USAGE : found;
    }

    private OriginView ofJvm(long pid, String className) throws CommandException, IOException {
        if (classPath != null) {
            throw CommandException.badInput("--class-path is for recordings: JVM " + pid + " has its own");
        }
        try (TargetJvm target = TargetJvm.open(pid)) {
            target.checkWillingness();
            Answer answer = target.request(CommandName.CHECK, Map.of(RequestKey.CLASSES, className));
            List<LoadedClass> loaded = answer.all(LineKind.LOADED)
                    .map(line -> new LoadedClass(line.text("loader"), line.text("codeSource")))
                    .toList();
            Path folder = Path.of("/").resolve(target.property("user.dir"));
            JvmOrigin origin = JvmOrigin.of(new JvmOrigin.Question(
                    className, loaded, List.of(), JvmPaths.of(target::property, folder, target::reach), target::reach));
            List<String> nearest = new ArrayList<>(answer.all(LineKind.NEAREST)
                    .map(line -> line.text("nearest"))
                    .toList());
            origin.nearest().stream().filter(each -> !nearest.contains(each)).forEach(nearest::add);
            OriginView view = new OriginView(className, shown(target.property("user.home")));
            view.add(new OriginView.Section(target.name(), true, true, origin, nearest));
            return view;
        }
    }

    private OriginView ofFiles(String className) throws CommandException, IOException {
        // Recordings of one application are many, and say the same.
        Map<List<Object>, List<Path>> alike = new LinkedHashMap<>();
        Map<List<Object>, RecordedJvm> jvms = new LinkedHashMap<>();
        RecordingReader reader = new RecordingReader();
        Set<ChunkInfo> counted = new HashSet<>();
        for (Path file : RecordingFiles.of(paths, this::complain)) {
            try {
                RecordedJvm.Read read = RecordedJvm.read(reader, file, className, counted);
                if (!read.complaints().isEmpty()) {
                    complain(file + ": " + String.join("; ", read.complaints()));
                }
                if (read.isRead()) {
                    List<Object> key = List.of(read.jvm().paths(), read.jvm().loaded());
                    RecordedJvm first = jvms.putIfAbsent(key, read.jvm());
                    if (first != null) {
                        first.failures().add(read.jvm().failures());
                    }
                    alike.computeIfAbsent(key, any -> new ArrayList<>()).add(file);
                }
            } catch (IOException e) {
                complain(file + ": " + RecordingFiles.cause(e));
            }
        }
        OriginView view = new OriginView(className, shown(System.getProperty("user.home", "")));
        for (Map.Entry<List<Object>, RecordedJvm> each : jvms.entrySet()) {
            view.add(section(className, each.getValue(), alike.getOrDefault(each.getKey(), List.of())));
        }
        return view;
    }

    private OriginView.Section section(String className, RecordedJvm jvm, List<Path> files) throws IOException {
        JvmPaths its = jvm.paths();
        JvmPaths searched = classPath == null ? its : JvmPaths.of(classPath, its.home());
        JvmOrigin origin = JvmOrigin.of(new JvmOrigin.Question(
                className, jvm.loaded(), jvm.failures().report(), searched, UnaryOperator.identity()));
        List<String> nearest = new ArrayList<>(origin.origin().isFound() ? List.of() : jvm.nearest());
        origin.nearest().stream().filter(each -> !nearest.contains(each)).forEach(nearest::add);
        String where = files.get(0).getFileName() + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more");
        boolean hasPath = classPath != null || !its.elements().isEmpty();
        return new OriginView.Section(where, false, hasPath, origin, nearest);
    }

    private ShownPath shown(String home) {
        return new ShownPath(withoutUserNames, home);
    }

    private void complain(String line) {
        complained = true;
        Console.of(spec).remark(shown(System.getProperty("user.home", "")).of(line));
    }
}
