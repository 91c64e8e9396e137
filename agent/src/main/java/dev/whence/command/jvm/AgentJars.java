package dev.whence.command.jvm;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Which JVMs have the agent: a jar of it is known by its manifest, whatever the file is called. */
public final class AgentJars {
    private static final String AGENT = "dev.whence.Agent";
    private static final String NAMES_AGENT = "Premain-Class: " + AGENT;
    private static final int LONGEST_MANIFEST = 1 << 16;

    /** What is known of files: JVMs often have the same ones open. */
    private final Map<Object, Boolean> known = new HashMap<>();

    /**
     * Whether the agent is loaded, which its open jar shows; nothing is known where there is no {@code /proc}.
     *
     * <p>After {@code detach} it still is: a JVM closes no agent's jar.
     */
    public Optional<Boolean> areIn(Jvm jvm) {
        Set<Path> jars = LinuxProcess.isHere() ? new LinuxProcess(jvm.pid()).openJars() : null;
        if (jars == null) {
            return Optional.empty();
        }
        for (Path jar : jars) {
            // A command of ours runs from this jar, and has no agent.
            if (!jar.endsWith(jvm.main()) && include(jar)) {
                return Optional.of(true);
            }
        }
        return Optional.of(false);
    }

    /** Whether a file is one of them. */
    boolean include(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            Boolean before = known.get(key);
            if (before != null) {
                return before;
            }
            boolean is = hasAgent(file);
            if (key != null) {
                known.put(key, is);
            }
            return is;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** By its first entries, where the manifest should be: to read a large jar's directory takes longer. */
    private static boolean hasAgent(Path file) throws IOException {
        try (ZipInputStream jar = new ZipInputStream(new FileInputStream(file.toFile()))) {
            ZipEntry entry = jar.getNextEntry();
            if (entry != null && entry.isDirectory()) {
                entry = jar.getNextEntry();
            }
            if (entry != null && entry.getName().equals(JarFile.MANIFEST_NAME)) {
                byte[] text = jar.readNBytes(LONGEST_MANIFEST);
                if (text.length < LONGEST_MANIFEST) {
                    return new String(text, StandardCharsets.ISO_8859_1).contains(NAMES_AGENT)
                            && isAgents(new Manifest(new ByteArrayInputStream(text)));
                }
            }
        } catch (IllegalArgumentException foreignName) {
            // An entry's name is in another encoding.
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null && isAgents(manifest);
        }
    }

    private static boolean isAgents(Manifest manifest) {
        return AGENT.equals(manifest.getMainAttributes().getValue("Premain-Class"));
    }
}
