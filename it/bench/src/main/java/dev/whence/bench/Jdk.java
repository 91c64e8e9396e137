package dev.whence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK to measure on.
 *
 * @param home its folder, links resolved
 * @param version its full version, such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

    /** The JDK that runs this, those in its sibling folders and those named in {@code whence.jdks}. */
    static List<Jdk> all() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> folders = new ArrayList<>();
        folders.add(own);
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            siblings.sorted().forEach(folders::add);
        }
        for (String named : System.getProperty("whence.jdks", "").split(",")) {
            if (!named.isBlank()) {
                folders.add(Path.of(named.strip()));
            }
        }
        List<Jdk> jdks = new ArrayList<>();
        for (Path folder : folders) {
            addIfJdk(folder, jdks);
        }
        return jdks;
    }

    int feature() {
        return Runtime.Version.parse(version).feature();
    }

    Path java() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "java.exe" : "java");
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }

    private static void addIfJdk(Path folder, List<Jdk> jdks) throws IOException {
        Path release = folder.resolve("release");
        if (!Files.isRegularFile(release)) {
            return;
        }
        Matcher version = VERSION.matcher(Files.readString(release));
        if (!version.find()) {
            return;
        }
        Jdk jdk = new Jdk(folder.toRealPath(), version.group(1));
        if (jdk.feature() >= OLDEST && Files.isExecutable(jdk.java()) && !jdks.contains(jdk)) {
            jdks.add(jdk);
        }
    }
}
