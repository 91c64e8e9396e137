package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes an agent's jar of classes that stand among the tests'. */
public final class AgentJar {

    private AgentJar() {}

    /** Writes a jar with the agent's class, what else it needs, and further entries by name. */
    public static Path write(Path jar, Class<?> agent, Map<String, byte[]> further, Class<?>... more) {
        return Io.attempt(() -> {
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, manifest(agent))) {
                add(out, agent);
                for (Class<?> one : more) {
                    add(out, one);
                }
                for (Map.Entry<String, byte[]> entry : further.entrySet()) {
                    out.putNextEntry(new JarEntry(entry.getKey()));
                    out.write(entry.getValue());
                }
            }
            return jar;
        });
    }

    private static Manifest manifest(Class<?> agent) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", agent.getName());
        attributes.putValue("Agent-Class", agent.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        attributes.putValue("Can-Redefine-Classes", "true");
        return manifest;
    }

    private static void add(JarOutputStream out, Class<?> own) throws IOException {
        String name = own.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        out.write(Files.readAllBytes(Shipped.testClasses().resolve(name)));
    }
}
