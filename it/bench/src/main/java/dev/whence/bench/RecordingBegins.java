package dev.whence.bench;

import dev.whence.bench.guest.Beginning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program of 20,000 classes in which a recording begins takes of the processors, from start to end, and of that the
 * part from the recording's beginning until all that it brings about is done: with all ready-made sets of points, and with
 * the recording alone, in turns.
 */
final class RecordingBegins {
    private static final String SETS = "begin.allSets20000";
    private static final String ALONE = "begin.alone20000";
    static final List<String> NAMES = List.of(SETS, ALONE);

    private static final String CLASSES = "20000";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Materials materials;
    private final Setting setting;

    RecordingBegins(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, Figures figures) throws IOException, InterruptedException {
        Samples sets = new Samples();
        Samples alone = new Samples();
        for (int i = 0; i < setting.reports(); i++) {
            run(jdk, List.of("-javaagent:" + materials.agent + "=points=all"), sets);
            run(jdk, List.of(), alone);
        }
        sets.add(SETS, jdk, figures);
        alone.add(ALONE, jdk, figures);
    }

    private void run(Jdk jdk, List<String> agent, Samples samples) throws IOException, InterruptedException {
        Path result = materials.file(jdk.version() + "-begin.txt");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(agent);
        command.addAll(List.of(
                "-classpath",
                System.getProperty("java.class.path"),
                Beginning.class.getName(),
                CLASSES,
                result.toString()));
        Timed whole = Timed.run(command, materials.file("log/" + jdk.version() + "-begin.log"));
        samples.whole.add(whole.cpuMillis());
        samples.beginning.add(Long.parseLong(Files.readString(result)) / NANOS_PER_MILLI);
    }

    private record Samples(List<Double> whole, List<Double> beginning) {
        Samples() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(String name, Jdk jdk, Figures figures) {
            figures.add(Figure.of(name, jdk, whole, "ms"));
            figures.add(Figure.of(name + ".beginning", jdk, beginning, "ms"));
        }
    }
}
