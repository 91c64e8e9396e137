package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A named module with a resolver in it: it reads {@code java.base} alone, neither {@code jdk.jfr} nor any agent. */
public final class GuestModule {

    /** What the launcher's {@code -m} takes. */
    public static final String MAIN = "guest.house/guest.house.Main";

    /** What its main prints. */
    public static final String OUTPUT =
            "made" + System.lineSeparator() + "cannot make impossible" + System.lineSeparator();

    private static final String MODULE = "module guest.house {}\n";
    private static final String SOURCE = """
            package guest.house;
            public final class Main {
                private Main() {}
                public static void main(String[] arguments) {
                    System.out.println(find("made"));
                    try {
                        System.out.println(find("impossible"));
                    } catch (IllegalArgumentException e) {
                        System.out.println(e.getMessage());
                    }
                }
                private static Object find(String key) {
                    Object known = recall(key);
                    return known != null ? known : make(key);
                }
                private static Object recall(String key) {
                    return null;
                }
                private static Object make(String key) {
                    if (key.equals("impossible")) {
                        throw new IllegalArgumentException("cannot make impossible");
                    }
                    return new StringBuilder(key);
                }
            }
            """;
    private static final String POINTS = """
            guest = guest.house.Main::find
            guest.key = 0
            guest.step.recall = guest.house.Main::recall
            guest.step.make = guest.house.Main::make
            """;

    private GuestModule() {}

    public static Path compiled() {
        return Javac.compile("guest-module", Map.of("module-info.java", MODULE, "guest/house/Main.java", SOURCE));
    }

    /** A points file for its resolver. */
    public static Path points() {
        Path file = Shipped.ownFolder("scratch").resolve("guest-module.properties");
        return Io.attempt(() -> Files.writeString(file, POINTS));
    }
}
