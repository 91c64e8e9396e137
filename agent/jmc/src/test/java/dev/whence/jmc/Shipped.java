package dev.whence.jmc;

import java.io.File;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars as a user has them: ours, the agent's, the application's, and Mission Control's libraries. */
final class Shipped {
    private Shipped() {}

    /** What goes into Mission Control's dropins folder. */
    static Path jmc() {
        return existing(Path.of(property("whence.jmc.jar")));
    }

    static Path agent() {
        return existing(Path.of(property("whence.agent.jar")));
    }

    static Path app() {
        return existing(Path.of(property("whence.app.folder"), "trend-app.jar"));
    }

    /** The program of {@code mvn -Pdemo}. */
    static Path demo() {
        return existing(Path.of(property("whence.demo")));
    }

    /** A folder of this module's target, made if it is not there. */
    static Path folder(String name) {
        Path folder = Path.of(property("whence.target.folder"), name);
        return Io.attempt(() -> Files.createDirectories(folder));
    }

    /** The bundles that our rules need, with what these need. */
    static List<Path> missionControl() {
        return Stream.of(
                        "org/openjdk/jmc/common/item/IItem.class",
                        "org/openjdk/jmc/flightrecorder/JfrLoaderToolkit.class",
                        "org/openjdk/jmc/flightrecorder/rules/IRule.class",
                        "org/owasp/encoder/Encode.class",
                        "net/jpountz/lz4/LZ4Factory.class")
                .map(Shipped::jarOf)
                .toList();
    }

    /** Mission Control's own rules. */
    static Path missionControlsRules() {
        return jarOf("org/openjdk/jmc/flightrecorder/rules/jdk/general/ClassLoadingRule.class");
    }

    /** The jar on the class path that holds a file. */
    static Path jarOf(String file) {
        URL url = Shipped.class.getClassLoader().getResource(file);
        if (url == null) {
            throw new IllegalStateException("No jar on the class path holds " + file);
        }
        return Io.attempt(() -> Path.of(
                ((JarURLConnection) url.openConnection()).getJarFileURL().toURI()));
    }

    static String classPath(Stream<Path> jars) {
        return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The build sets the system property " + name + "; it is not there");
        }
        return value;
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is not there: build the jars first (mvn package)");
        }
        return path.normalize();
    }
}
