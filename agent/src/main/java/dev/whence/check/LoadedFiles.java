package dev.whence.check;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The class files of loaded classes, by the code sources that a JVM gives. */
public final class LoadedFiles implements AutoCloseable {
    private static final String JRT = "jrt:/";

    private final Path home;
    private final UnaryOperator<Path> reach;
    private final Map<String, Archives> opened = new HashMap<>();
    private @Nullable RuntimeImage image;

    /**
     * With nothing opened yet.
     *
     * @param home the folder of the JVM's JDK, as it is found from here
     * @param reach where a file that the JVM names is found from here: another one for a JVM in a container
     */
    public LoadedFiles(Path home, UnaryOperator<Path> reach) {
        this.home = home;
        this.reach = reach;
    }

    /**
     * A class file, or null where there is none: the class was made while the application ran, or lies where only its
     * loader knows.
     *
     * @param codeSource as the class has it; {@code jrt:/MODULE} for a class of the JDK
     */
    public byte @Nullable [] read(String className, String codeSource) throws IOException {
        ClassPathEntry entry = entry(className, codeSource);
        return entry == null ? null : entry.found(className, false).file().read();
    }

    /** The copy of a class that has this code source; null as for {@link #read}. */
    public @Nullable ClassCopy copy(String className, String codeSource) {
        ClassPathEntry entry = entry(className, codeSource);
        return entry == null ? null : entry.copy(className);
    }

    private @Nullable ClassPathEntry entry(String className, String codeSource) {
        try {
            if (!ClassPathEntry.isBinaryName(className)) {
                return null;
            }
            if (codeSource.startsWith(JRT)) {
                return image().of(className);
            }
            for (ClassPathEntry entry : entries(codeSource)) {
                if (entry.has(className)) {
                    return entry;
                }
            }
            return null;
        } catch (BadClassPathException | InvalidPathException gone) {
            return null;
        }
    }

    private Iterable<ClassPathEntry> entries(String codeSource) throws BadClassPathException {
        Archives known = opened.get(codeSource);
        if (known == null) {
            known = new Archives(image().feature());
            opened.put(codeSource, known);
            open(codeSource, known);
        }
        return known.entries();
    }

    /** {@code file:/a.jar}; {@code jar:file:/a.jar!/inner.jar!/} and {@code jar:nested:/a.jar/!inner.jar!/} of Spring Boot. */
    private void open(String codeSource, Archives archives) throws BadClassPathException {
        String place = place(codeSource);
        if (place == null) {
            return;
        }
        String[] parts = place.split("!");
        Path outer = reach.apply(Path.of(parts[0]));
        if (!Files.isDirectory(outer) && !Files.isRegularFile(outer)) {
            // A pipe would never end.
            return;
        }
        String inner = parts.length < 2 ? "" : parts[1];
        if (inner.isEmpty()) {
            archives.add(outer, outer.toString());
        } else {
            archives.addWithin(outer, inner, outer + "!" + inner);
        }
    }

    /**
     * The file or folder of a code source as the entries of a class path are named: {@code /a.jar}, or {@code /a.jar!b.jar} for
     * what lies inside another; null where it is no file's.
     */
    public static @Nullable String place(String codeSource) {
        String rest = codeSource;
        for (String scheme : new String[] {"jar:", "nested:", "file:"}) {
            rest = rest.startsWith(scheme) ? rest.substring(scheme.length()) : rest;
        }
        if (!rest.startsWith("/")) {
            return null;
        }
        try {
            // A plus sign is itself in a path.
            String decoded = URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
            String[] parts = decoded.split("!");
            String outer = parts.length == 0 ? "" : parts[0].replaceAll("(?<=.)/+$", "");
            String inner = parts.length < 2 ? "" : parts[1].replaceAll("^/+|/+$", "");
            return inner.isEmpty() ? outer : outer + "!" + inner;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private RuntimeImage image() throws BadClassPathException {
        RuntimeImage known = image;
        if (known == null) {
            known = RuntimeImage.at(home);
            image = known;
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        for (Archives archives : opened.values()) {
            archives.close();
        }
        if (image != null) {
            image.close();
        }
    }
}
