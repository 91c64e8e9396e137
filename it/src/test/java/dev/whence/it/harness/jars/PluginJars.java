package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import dev.whence.it.target.Plugins.Plugin;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/** Jars with one provider of a service each: that of {@link Plugin}. */
public final class PluginJars {

    private PluginJars() {}

    /** Some that work, {@code plugin-00.jar} with {@code plugin.P00} and so on; one each whose provider breaks, and is not there. */
    public static List<Path> write(int working) {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < working; i++) {
            sources.put("plugin/" + name(i) + ".java", source(name(i), ""));
        }
        sources.put("plugin/Broken.java", source("Broken", "throw new IllegalStateException(\"on purpose\");"));
        Path classes = Javac.compile("plugins", sources, Shipped.testClasses());
        Path folder = Shipped.ownFolder("plugins");
        List<Path> jars = new ArrayList<>();
        for (int i = 0; i < working; i++) {
            String number = name(i).substring(1);
            jars.add(jar(folder.resolve("plugin-" + number + ".jar"), name(i), classes));
        }
        jars.add(jar(folder.resolve("plugin-broken.jar"), "Broken", classes));
        jars.add(jar(folder.resolve("plugin-missing.jar"), "Missing", null));
        return jars;
    }

    private static Path jar(Path jar, String provider, @Nullable Path classes) {
        return Io.attempt(() -> {
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                out.putNextEntry(new JarEntry("META-INF/services/" + Plugin.class.getName()));
                out.write(("plugin." + provider + "\n").getBytes(StandardCharsets.UTF_8));
                if (classes != null) {
                    String name = "plugin/" + provider + ".class";
                    out.putNextEntry(new JarEntry(name));
                    out.write(Files.readAllBytes(classes.resolve(name)));
                }
            }
            return jar;
        });
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "P%02d", number);
    }

    private static String source(String name, String constructor) {
        return "package plugin;\npublic final class " + name + " implements " + Plugin.class.getCanonicalName()
                + " {\n    public " + name + "() {\n        " + constructor + "\n    }\n}\n";
    }
}
