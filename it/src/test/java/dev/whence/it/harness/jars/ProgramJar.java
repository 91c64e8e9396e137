package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes a jar of one target program and its nested classes: the JVM archives no class of a folder. */
public final class ProgramJar {

    private ProgramJar() {}

    public static Path write(Path jar, Class<?> program) {
        Path folder = Shipped.testClasses();
        String name = program.getName().replace('.', '/');
        return Io.attempt(() -> {
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                try (Stream<Path> classes = Files.list(folder.resolve(name).getParent())) {
                    for (Path each : classes.sorted().toList()) {
                        String entry = folder.relativize(each).toString().replace(File.separatorChar, '/');
                        if (entry.equals(name + ".class") || entry.startsWith(name + "$")) {
                            out.putNextEntry(new JarEntry(entry));
                            out.write(Files.readAllBytes(each));
                        }
                    }
                }
            }
            return jar;
        });
    }
}
