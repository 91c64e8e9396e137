package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;

/** The jars as a user has them, and the folders that the tests write to. */
public final class Shipped {

    private Shipped() {}

    public static Path agent() {
        return existing(Path.of(property("whence.agent.jar")));
    }

    /** With DuckDB beside it. */
    public static Path fleet() {
        return existing(Path.of(property("whence.fleet.jar")));
    }

    /** A folder with Spark's jars in {@code jars}, which only the build with {@code -Pspark} has. */
    public static Path spark() {
        return existing(Path.of(property("whence.spark.home")));
    }

    /** The compiled tests of the fleet's jar: what writes its recordings. */
    public static Path fleetTestClasses() {
        return existing(fleet().resolveSibling("test-classes"));
    }

    /** The extension of JUnit. */
    public static Path junit() {
        return existing(Path.of(property("whence.junit.jar")));
    }

    /** The agent's jar, with that of the exporters beside it. */
    public static Path withTelemetry() {
        Path folder = ownFolder("with-telemetry");
        Path agent = copy(agent(), folder);
        copy(existing(Path.of(property("whence.telemetry.jar"))), folder);
        return agent;
    }

    public static Path app() {
        return existing(Path.of(property("whence.app.folder"), "trend-app.jar"));
    }

    /** The returns that the application runs on where none are named. */
    public static String sampleReturns() {
        return Io.attempt(() -> {
            try (JarFile jar = new JarFile(app().toFile())) {
                InputStream in = jar.getInputStream(jar.getEntry("trend/portfolio/app/input/sample/returns.csv"));
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    /** The names of the agent's event classes, as they stand in its jar. */
    public static List<String> agentEvents() {
        return Io.attempt(() -> {
            try (JarFile jar = new JarFile(agent().toFile())) {
                return jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.matches("dev/whence/(agent/\\w+/)?\\w+\\.class"))
                        .filter(name -> Io.attempt(() -> isEvent(jar.getInputStream(jar.getEntry(name)))))
                        .map(name -> name.replace(".class", "").replace('/', '.'))
                        .toList();
            }
        });
    }

    /** A version of the pipeline that works, and says in its result that it is patched. */
    public static Path patch() {
        return existing(Path.of(property("whence.app.folder"), "trend-app-patch.jar"));
    }

    /** A version of the pipeline whose constructor throws. */
    public static Path brokenPatch() {
        return existing(Path.of(property("whence.app.folder"), "trend-app-patch-broken.jar"));
    }

    /** What the build has laid into the guests' folder. */
    public static Path guest(String file) {
        return existing(Path.of(property("whence.guests.folder"), file));
    }

    /** The compiled tests: the class path of target programs begins here. */
    public static Path testClasses() {
        return existing(Path.of(property("whence.target.folder"), "test-classes"));
    }

    /** A folder below {@code it/target}, made if it is not there. */
    public static Path folder(String name) {
        return Io.folder(Path.of(property("whence.target.folder"), name));
    }

    /** A folder of the test JVM's own, made if it is not there: for files that several test classes write under one name. */
    public static Path ownFolder(String name) {
        return Io.folder(folder(property("whence.fork")).resolve(name));
    }

    /**
     * A folder below {@code it/target} that is made once, whichever test JVM comes first: the maker fills another, which then gets
     * the name. It may be read and not written.
     */
    public static Path madeOnce(String folder, String name, Consumer<Path> maker) {
        Path made = folder(folder).resolve(name);
        if (!Files.exists(made)) {
            Path fresh = ownFolder(folder)
                    .resolve(name + "-" + ProcessHandle.current().pid());
            maker.accept(fresh);
            try {
                Files.move(fresh, made, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.exists(made)) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return made;
    }

    /** A copy that is there and as old is left: a JVM may have it open. */
    private static Path copy(Path file, Path folder) {
        Path copy = folder.resolve(file.getFileName());
        return Io.attempt(() -> {
            if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
                Path fresh = folder.resolve(file.getFileName() + ".new");
                Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        });
    }

    private static boolean isEvent(InputStream classFile) throws IOException {
        try (classFile) {
            return "jdk/jfr/Event".equals(new ClassReader(classFile).getSuperName());
        }
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
