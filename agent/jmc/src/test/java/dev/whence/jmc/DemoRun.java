package dev.whence.jmc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** The demonstration's four recordings, and more of the same application, made on a JDK by the shipped jars. */
final class DemoRun {
    private static final Map<Jdk, DemoRun> RUNS = new HashMap<>();

    private final Jdk jdk;
    private final Path folder;

    private DemoRun(Jdk jdk) {
        this.jdk = jdk;
        this.folder = Shipped.folder("demo-" + jdk.feature());
        Fork.of(
                        jdk.tool("java"),
                        Shipped.demo().toString(),
                        Shipped.agent().toString(),
                        Shipped.app().getParent().toString(),
                        folder.toString())
                .succeeded();
    }

    /** Played once, whoever asks. */
    static synchronized DemoRun on(Jdk jdk) {
        return RUNS.computeIfAbsent(jdk, DemoRun::new);
    }

    Path file(String name) {
        Path file = folder.resolve(name + ".jfr");
        if (!Files.exists(file)) {
            throw new IllegalStateException("The demonstration made no " + file);
        }
        return file;
    }

    IItemCollection recording(String name) {
        return read(file(name));
    }

    /** The application once more: with other options of the agent, null for no agent at all. */
    IItemCollection run(String name, String options, int exit, String... arguments) {
        Path file = folder.resolve(name + ".jfr");
        List<String> command = new ArrayList<>(List.of(jdk.tool("java")));
        if (options != null) {
            command.add("-javaagent:" + Shipped.agent() + "=" + options);
        }
        command.addAll(List.of(
                "-XX:StartFlightRecording:filename=" + file,
                "-Xlog:jfr+startup=error",
                "-jar",
                Shipped.app().toString(),
                "run"));
        command.addAll(List.of(arguments));
        Fork fork = Fork.of(Map.of(), command);
        if (fork.exit() != exit) {
            throw new AssertionError("exit " + exit + " was expected of " + fork);
        }
        return read(file);
    }

    private static IItemCollection read(Path file) {
        return Io.attempt(() -> JfrLoaderToolkit.loadEvents(file.toFile()));
    }
}
