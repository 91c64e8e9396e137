package dev.whence.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** A jar in the making, from classes of the benchmark. */
final class Jar {
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    Jar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** An agent and the classes that it is made of. */
    static Jar agent(Class<?> agent) throws IOException {
        return new Jar()
                .attribute("Premain-Class", agent.getName())
                .attribute("Can-Retransform-Classes", "true")
                .with(agent);
    }

    Jar attribute(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** Adds a class and those that are nested in it. */
    Jar with(Class<?> type) throws IOException {
        entries.put(entry(type.getName()), classFile(type));
        for (Class<?> nested : type.getDeclaredClasses()) {
            with(nested);
        }
        return this;
    }

    /** Adds a class under another name. */
    Jar with(Class<?> type, String name) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        SimpleRemapper names =
                new SimpleRemapper(Opcodes.ASM9, type.getName().replace('.', '/'), name.replace('.', '/'));
        new ClassReader(classFile(type)).accept(new ClassRemapper(writer, names), 0);
        entries.put(entry(name), writer.toByteArray());
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
        return file;
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + entry(type.getName()))) {
            if (in == null) {
                throw new IllegalStateException("the class file of " + type + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }
}
