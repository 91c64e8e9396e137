package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Makes a jar of one target program: the JVM archives no class of a folder. */
public final class ProgramJar {

    private ProgramJar() {}

    public static Path write(Path jar, Class<?> program) {
        String name = program.getName().replace('.', '/') + ".class";
        return Io.attempt(() -> {
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(Shipped.testClasses().resolve(name)));
            }
            return jar;
        });
    }
}
