package dev.whence.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;

/** A fleet in which something is to be found: a patch, a slower release, one slow JVM, a misspelt point. */
public final class PlantedFleet {
    static final int HOSTS = 8;

    private static final int CALLS = 500;

    private PlantedFleet() {}

    /** Two releases on eight hosts each, one recording for each host, in the folder that is named. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (int host = 0; host < HOSTS; host++) {
            jvm(folder, "1.0", host, host == 5 ? 30_000 : 10_000, host < 3);
        }
        for (int host = 0; host < HOSTS; host++) {
            jvm(folder, "1.1", 10 + host, 15_000, false);
        }
    }

    static void jvm(Path folder, String version, int host, long nanos, boolean patched) throws IOException {
        Random random = new Random(host);
        long[] durations = LongStream.range(0, CALLS)
                .map(i -> nanos + random.nextLong(nanos / 10))
                .toArray();
        FleetEvents.record(folder.resolve("shop-" + host + ".jfr"), () -> {
            FleetEvents.agent("shop", version, "h" + host, host == 0 ? "orders = shop.Ordres.find: no such class" : "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, durations);
            FleetEvents.answer("1", String.class, "file:/shop.jar", 7);
            FleetEvents.version(String.class, "file:/shop.jar", !patched);
            if (patched) {
                FleetEvents.version(String.class, "file:/patch.jar", true);
            }
        });
    }
}
