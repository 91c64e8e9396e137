package dev.whence.bench;

import dev.whence.bench.guest.JUnitRounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a test takes with {@code whence-junit} and without, in turns in one JVM; and what attaching takes, once.
 */
final class FollowedTests {
    private static final String ATTACH = "tests.attach";
    private static final String PLAIN = "tests.plain";
    private static final String FOLLOWED = "tests.followed";
    static final List<String> NAMES = List.of(ATTACH, PLAIN, FOLLOWED);

    private final Materials materials;
    private final Setting setting;

    FollowedTests(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, Figures figures) throws IOException, InterruptedException {
        List<Double> attach = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> followed = new ArrayList<>();
        for (int i = 0; i < setting.reports(); i++) {
            Path result = materials.file(jdk.version() + "-tests.txt");
            Timed.run(
                    List.of(
                            jdk.java().toString(),
                            "-Dwhence.agent.jar=" + materials.agent.toAbsolutePath(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            JUnitRounds.class.getName(),
                            result.toString()),
                    materials.file("log/" + jdk.version() + "-tests.log"));
            String[] millis = Files.readString(result).split(" ");
            attach.add(Double.parseDouble(millis[0]));
            plain.add(Double.parseDouble(millis[1]));
            followed.add(Double.parseDouble(millis[2]));
        }
        figures.add(Figure.of(ATTACH, jdk, attach, "ms"));
        figures.add(Figure.of(PLAIN, jdk, plain, "ms"));
        figures.add(Figure.of(FOLLOWED, jdk, followed, "ms"));
    }
}
