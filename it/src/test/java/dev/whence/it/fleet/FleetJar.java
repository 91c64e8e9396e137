package dev.whence.it.fleet;

import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jdk;
import dev.whence.it.harness.jvm.Launch;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The fleet's jar as a user runs it, but that it keeps DuckDB's library below {@code it/target} and not in the home folder. */
final class FleetJar {
    /** The variable that names the folder of caches. */
    static final String CACHES = "XDG_CACHE_HOME";

    private FleetJar() {}

    static Path caches() {
        return Shipped.folder("caches");
    }

    /** A command to be. */
    static Launch command(Children children, Jdk jdk, String... words) {
        return children.launch(jdk).environment(CACHES, caches().toString()).jar(Shipped.fleet(), words);
    }

    /** A command to be, on a store. */
    static Launch command(Children children, Jdk jdk, Path store, String... words) {
        return command(
                children,
                jdk,
                Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                        .toArray(String[]::new));
    }

    /** Writes the recordings of a fleet whose facts are known, in which what the questions ask for is planted. */
    static void plant(Children children, Jdk jdk, Path recordings) {
        children.launch(jdk)
                .classPath(Shipped.fleetTestClasses(), Shipped.fleet())
                .program("dev.whence.fleet.PlantedFleet", recordings.toString())
                .start()
                .awaitSuccess();
    }
}
