package dev.whence.it.harness.events;

import dev.whence.it.harness.Io;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JVM's own list of the classes that it loaded, in their order. */
public final class ClassLog {

    private static final Pattern LINE = Pattern.compile("\\[class,load *\\] (\\S+) source: (.+)");

    private final List<Loaded> classes;

    private ClassLog(List<Loaded> classes) {
        this.classes = classes;
    }

    /** A class and where it is from: {@code jrt:/…}, {@code file:…}, {@code shared objects file}, or the class that made it. */
    public record Loaded(String name, String source) {}

    public static ClassLog of(Path file) {
        List<String> lines = Io.attempt(() -> Files.readAllLines(file));
        return new ClassLog(lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::find)
                .map(line -> new Loaded(line.group(1), line.group(2)))
                .toList());
    }

    public List<Loaded> all() {
        return classes;
    }

    /** The classes whose names begin so. */
    public List<String> startingWith(String... beginnings) {
        return classes.stream()
                .map(Loaded::name)
                .filter(name -> List.of(beginnings).stream().anyMatch(name::startsWith))
                .toList();
    }
}
