package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** A class of the application's with one line more than it ships with, to stand before the application's jar. */
public final class Variant {

    private final String file;
    private final String text;
    private final int line;
    private Path classes;

    private Variant(String file, String text, int line) {
        this.file = file;
        this.text = text;
        this.line = line;
    }

    /** As it is; {@code file} below the application's sources. */
    public static Variant of(String file) {
        Path sources = Shipped.app().getParent().resolveSibling(Path.of("src", "main", "java"));
        return new Variant(file, Io.read(sources.resolve(file)), 0);
    }

    /** With a line more after the first that has a text in it. */
    public Variant after(String text, String added) {
        List<String> lines = this.text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                String before = String.join("\n", lines.subList(0, i + 1));
                String behind = String.join("\n", lines.subList(i + 1, lines.size()));
                return new Variant(file, before + "\n" + added + "\n" + behind + "\n", i + 2);
            }
        }
        throw new IllegalStateException(file + " has no line with " + text);
    }

    public Variant compile() {
        classes = Javac.compile(
                "variant-" + Math.abs(text.hashCode()), Map.of(file, text), Shipped.app(), placeOf(NullMarked.class));
        return this;
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " is nowhere", e);
        }
    }

    /** The number of the line that was added. */
    public int line() {
        return line;
    }

    /** The folder of the compiled class. */
    public Path classes() {
        return classes;
    }
}
