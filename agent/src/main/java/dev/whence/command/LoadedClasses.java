package dev.whence.command;

import dev.whence.Preview;
import dev.whence.check.Classes;
import dev.whence.check.LoadedFiles;
import dev.whence.check.Sighting;
import dev.whence.command.Answer.Line;
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
        Answer answer = target.request("check", Map.of("classes", String.join(",", wanted)));
        return new LoadedClasses(target, answer, new LoadedFiles(target.home(), target::reach));
    }

    @Override
    public List<Sighting> named(String className) {
        return answer.all("loaded")
                .filter(line -> line.text(0).equals(className) && line.text(1).equals(className))
                .map(this::sighting)
                .toList();
    }

    @Override
    public List<Sighting> below(String className) {
        return answer.all("loaded")
                .filter(line -> line.text(0).equals(className) && !line.text(1).equals(className))
                .map(this::sighting)
                .toList();
    }

    @Override
    public List<String> nearest(String className) {
        return answer.all("nearest")
                .filter(line -> line.text(0).equals(className))
                .map(line -> line.text(1))
                .toList();
    }

    @Override
    public String where() {
        return "loaded in " + target.name();
    }

    private Sighting sighting(Line line) {
        String name = line.text(1);
        String source = line.text(3);
        String from = "loader " + line.text(2) + (source.isEmpty() ? "" : ", from " + source);
        return new Sighting(name, from, false, () -> files.read(name, source));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
