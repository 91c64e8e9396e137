package dev.whence.command;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.CommandName;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.RequestKey;
import dev.whence.agent.weave.Preview;
import dev.whence.check.Classes;
import dev.whence.check.LoadedFiles;
import dev.whence.check.Sighting;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that a JVM has loaded, as the agent in it names them. Their class files are read here, from where the JVM
 * has them: to ask it for methods would load classes, and to have it give the bytecode would change how it runs.
 */
final class LoadedClasses implements Classes, AutoCloseable {
    private final Target target;
    private final Answer answer;
    private final LoadedFiles files;

    private LoadedClasses(Target target, Answer answer, LoadedFiles files) {
        this.target = target;
        this.answer = answer;
        this.files = files;
    }

    /** Asks a JVM which of the methods' classes it has loaded. */
    static LoadedClasses ask(Target target, List<Preview> methods) throws Refusal {
        Set<String> wanted = new LinkedHashSet<>();
        for (Preview method : methods) {
            wanted.add(method.className() + (method.isOfImplementations() ? "+" : ""));
        }
        Answer answer = target.request(CommandName.CHECK, Map.of(RequestKey.CLASSES, String.join(",", wanted)));
        return new LoadedClasses(target, answer, new LoadedFiles(target.home(), target::reach));
    }

    @Override
    public List<Sighting> named(String className) {
        return answer.all(LineKind.LOADED)
                .filter(line -> line.text("wanted").equals(className)
                        && line.text("class").equals(className))
                .map(this::sighting)
                .toList();
    }

    @Override
    public List<Sighting> below(String className) {
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

    private Sighting sighting(Line line) {
        String name = line.text("class");
        String source = line.text("codeSource");
        String from = "loader " + line.text("loader") + (source.isEmpty() ? "" : ", from " + source);
        return new Sighting(name, from, false, () -> files.read(name, source));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
