package dev.whence.it.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rules for a jar that people put on the command line of their own applications: it must not meet their libraries. */
public final class JarRules {

    /** Classes of shaded libraries by their names outside: in class files with slashes, in texts for reflection with dots. */
    private static final Pattern FOREIGN =
            Pattern.compile("(net[/.]bytebuddy|com[/.]fasterxml|org[/.]HdrHistogram)([/.][a-z]\\w*)*[/.][A-Z]\\w*");

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
                    check(jar, entry, violations);
                }
            }
            return violations;
        });
    }

    private static void check(JarFile jar, JarEntry entry, List<String> violations) throws IOException {
        String name = entry.getName();
        if (!name.startsWith("dev/whence/")
                && !name.equals("META-INF/MANIFEST.MF")
                && !name.startsWith("META-INF/licenses/")) {
            violations.add(name + ": outside dev/whence");
        }
        if (name.endsWith(".class")) {
            // The constant pool's texts are ASCII here, so that they can be looked for as they stand.
            String classFile = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
            FOREIGN.matcher(classFile)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(foreign -> violations.add(name + ": names " + foreign));
        }
    }
}
