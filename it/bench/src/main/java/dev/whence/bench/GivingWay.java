package dev.whence.bench;

import dev.whence.bench.guest.HotPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a method is called once its point gave way, over before it was woven. The control is the same program without the
 * agent, in turns: what a recording and the compiler's settling change by themselves is in both.
 */
final class GivingWay {
    private static final String BACK = "givesWay.throughput";
    private static final String CONTROL = "givesWay.noAgent";
    static final List<String> NAMES = List.of(BACK, CONTROL);

    private final Materials materials;
    private final Setting setting;

    GivingWay(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, Figures figures) throws IOException, InterruptedException {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int i = 0; i < setting.reports(); i++) {
            with.add(ratio(
                    jdk,
                    List.of("-javaagent:" + materials.agent + "=points=none,point=hot:" + HotPoint.Hot.class.getName()
                            + "::resolve")));
            without.add(ratio(jdk, List.of()));
        }
        figures.add(Figure.of(BACK, jdk, with, "×"));
        figures.add(Figure.of(CONTROL, jdk, without, "×"));
    }

    private double ratio(Jdk jdk, List<String> agent) throws IOException, InterruptedException {
        Path result = materials.file(jdk.version() + "-hot.txt");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(agent);
        command.addAll(List.of(
                "-classpath", System.getProperty("java.class.path"), HotPoint.class.getName(), result.toString()));
        Timed.run(command, materials.file("log/" + jdk.version() + "-hot.log"));
        String[] calls = Files.readString(result).split(" ");
        return Double.parseDouble(calls[1]) / Double.parseDouble(calls[0]);
    }
}
