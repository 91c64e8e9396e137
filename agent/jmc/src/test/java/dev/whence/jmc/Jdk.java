package dev.whence.jmc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK that the tests run programs on: the one that runs the build, those in its sibling folders of 17 and later, and those
 * named in {@code -Dwhence.jdks=folder,folder}.
 */
record Jdk(Path home, int feature) {
    private static final int OLDEST = 17;

    static Jdk own() {
        return all().get(0);
    }

    /** The own one first; several links to one JDK count once. */
    static List<Jdk> all() {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        Path own = Io.attempt(() -> Path.of(System.getProperty("java.home")).toRealPath());
        add(own, found);
        try (Stream<Path> siblings = Io.attempt(() -> Files.list(own.getParent()))) {
            siblings.sorted().forEach(sibling -> add(sibling, found));
        }
        for (String named : System.getProperty("whence.jdks", "").split(",")) {
            if (!named.isBlank()) {
                add(Path.of(named.strip()), found);
            }
        }
        return new ArrayList<>(found.values());
    }

    String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static void add(Path folder, Map<Path, Jdk> found) {
        Path release = folder.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(folder.resolve("bin/jfr"))) {
            return;
        }
        Path home = Io.attempt(folder::toRealPath);
        Properties properties = new Properties();
        Io.attempt(() -> {
            try (var in = Files.newBufferedReader(release)) {
                properties.load(in);
                return null;
            }
        });
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        int feature = version.isEmpty() ? 0 : Runtime.Version.parse(version).feature();
        if (feature >= OLDEST) {
            found.putIfAbsent(home, new Jdk(home, feature));
        }
    }
}
