package dev.whence.command.jvm;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.weave.Preview;
import dev.whence.check.Classes;
import dev.whence.check.FoundClass;
import dev.whence.check.LoadedFiles;
import dev.whence.command.failure.CommandException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that a JVM has loaded, as the agent in it names them. Their class files are read here, from where the JVM
 * has them: to ask it for methods would load classes, and to have it give the bytecode would change how it runs.
 */
public final class TargetClasses implements Classes, AutoCloseable {
    private final TargetJvm target;
    private final Answer answer;
    private final LoadedFiles files;

    private TargetClasses(TargetJvm target, Answer answer, LoadedFiles files) {
        this.target = target;
        this.answer = answer;
        this.files = files;
    }

    /** Asks a JVM which of the methods' classes it has loaded. */
    public static TargetClasses ask(TargetJvm target, List<Preview> methods) throws CommandException {
        Set<String> wanted = new LinkedHashSet<>();
        for (Preview method : methods) {
            wanted.add(method.className() + (method.isOfImplementations() ? "+" : ""));
        }
        Answer answer = target.request(CommandName.CHECK, Map.of(RequestKey.CLASSES, String.join(",", wanted)));
        return new TargetClasses(target, answer, new LoadedFiles(target.home(), target::reach));
    }

    @Override
    public List<FoundClass> named(String className) {
        return answer.all(LineKind.LOADED)
                .filter(line -> line.text("wanted").equals(className)
                        && line.text("class").equals(className))
                .map(this::sighting)
                .toList();
    }

    @Override
    public List<FoundClass> below(String className) {
        return answer.all(LineKind.LOADED)
                .filter(line -> line.text("wanted").equals(className)
                        && !line.text("class").equals(className))
                .map(this::sighting)
                .toList();
    }

    @Override
    public List<String> nearest(String className) {
        return answer.all(LineKind.NEAREST)
                .filter(line -> line.text("wanted").equals(className))
                .map(line -> line.text("nearest"))
                .toList();
    }

    @Override
    public String where() {
        return "loaded in " + target.name();
    }

    private FoundClass sighting(Line line) {
        String name = line.text("class");
        String source = line.text("codeSource");
        String from = "loader " + line.text("loader") + (source.isEmpty() ? "" : ", from " + source);
        return new FoundClass(name, from, false, () -> files.read(name, source));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
