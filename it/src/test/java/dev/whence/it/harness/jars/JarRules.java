package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The rules for a jar that people put on the command line of their own applications: it must not meet their libraries. */
public final class JarRules {

    /**
     * Classes of shaded libraries by their names outside: in class files with slashes, in texts for reflection with dots.
     * Of Jackson, the part {@code databind} is not in the jar, and a ready-made set names its methods.
     */
    private static final Pattern FOREIGN = Pattern.compile(
            "(net[/.]bytebuddy|com[/.]fasterxml(?!\\.jackson\\.databind\\.)|org[/.]HdrHistogram)([/.][a-z]\\w*)*[/.][A-Z]\\w*");

    private JarRules() {}

    /** Where a jar breaks the rules, a line each. */
    public static List<String> violations(Path path) {
        return Io.attempt(() -> {
            List<String> violations = new ArrayList<>();
            try (JarFile jar = new JarFile(path.toFile())) {
                if (jar.getManifest() == null
                        || jar.getManifest().getMainAttributes().getValue("Multi-Release") != null) {
                    violations.add("manifest: none, or one with Multi-Release");
                }
                for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
                    check(entry.getName(), jar.getInputStream(entry).readAllBytes(), violations);
                }
            }
            return violations;
        });
    }

    /** The names of all files in it, those in a jar within it as well. */
    public static List<String> entries(Path path) {
        return Io.attempt(() -> {
            List<String> names = new ArrayList<>();
            try (JarFile jar = new JarFile(path.toFile())) {
                for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
                    names.add(entry.getName());
                    if (isJar(entry.getName())) {
                        names.addAll(
                                nested(jar.getInputStream(entry).readAllBytes()).keySet());
                    }
                }
            }
            return names;
        });
    }

    private static void check(String name, byte[] content, List<String> violations) throws IOException {
        if (!name.startsWith("dev/whence/")
                && !name.equals("META-INF/MANIFEST.MF")
                && !name.startsWith("META-INF/licenses/")) {
            violations.add(name + ": outside dev/whence");
        }
        if (name.endsWith(".class")) {
            // The constant pool's texts are ASCII here, so that they can be looked for as they stand.
            String classFile = new String(content, StandardCharsets.ISO_8859_1);
            FOREIGN.matcher(classFile)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(foreign -> violations.add(name + ": names " + foreign));
        }
        if (isJar(name)) {
            for (Map.Entry<String, byte[]> entry : nested(content).entrySet()) {
                check(entry.getKey(), entry.getValue(), violations);
            }
        }
    }

    private static boolean isJar(String name) {
        return name.endsWith(".jar");
    }

    private static Map<String, byte[]> nested(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        entries.keySet().removeIf(name -> name.endsWith("/"));
        return entries;
    }
}
