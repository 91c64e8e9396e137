package dev.whence.bench;

import dev.whence.bench.guest.Members;
import dev.whence.bench.rival.Retransformer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an application stands still while the agent is attached to it with a point on a type of many classes, and while it
 * is detached: all stops for an exchange of classes, by the JVM's own log. The control is the same JVM's stop for an exchange
 * of one class.
 */
final class WeavingStops {
    /** Classes of the type and loaded classes; the first is the case that was promised. */
    private static final int[][] SIZES = {
        {2_000, 100_000}, {20, 100_000}, {200, 100_000}, {2_000, 10_000}, {20, 10_000}, {200, 10_000}
    };

    private static final int CONTROLS = 7;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern STOP = Pattern.compile("Safepoint \"RedefineClasses\".* Total: *(\\d+) ns");

    private final Materials materials;
    private final Setting setting;
    private final Path retransformer;

    WeavingStops(Materials materials, Setting setting) throws IOException {
        this.materials = materials;
        this.setting = setting;
        this.retransformer = Jar.agent(Retransformer.class).write(materials.file("retransformer.jar"));
    }

    void measure(Jdk jdk, Predicate<String> wanted, boolean everything, Figures figures)
            throws IOException, InterruptedException {
        for (int[] size : everything ? SIZES : new int[][] {SIZES[0]}) {
            String name = "weave." + size[0] + "of" + size[1];
            if (wanted.test(name)) {
                measure(name, jdk, size, figures);
            }
        }
    }

    private void measure(String name, Jdk jdk, int[] size, Figures figures) throws IOException, InterruptedException {
        List<Double> one = new ArrayList<>();
        List<Stops> weaving = new ArrayList<>();
        List<Stops> detaching = new ArrayList<>();
        for (int i = 0; i < setting.forks(); i++) {
            run(jdk, size, one, weaving, detaching);
        }
        figures.add(Figure.of(name + ".control", jdk, one, "ms"));
        add(name, jdk, weaving, figures);
        add(name + ".detach", jdk, detaching, figures);
    }

    private static void add(String name, Jdk jdk, List<Stops> stops, Figures figures) {
        figures.add(Figure.of(name, jdk, stops.stream().map(Stops::sum).toList(), "ms"));
        figures.add(Figure.of(
                name + ".longest", jdk, stops.stream().map(Stops::longest).toList(), "ms"));
        figures.add(
                Figure.of(name + ".stops", jdk, stops.stream().map(Stops::count).toList(), "stops"));
    }

    private void run(Jdk jdk, int[] size, List<Double> one, List<Stops> weaving, List<Stops> detaching)
            throws IOException, InterruptedException {
        Path log = materials.file("log/" + jdk.version() + "-safepoints.txt");
        Files.deleteIfExists(log);
        Process application = new ProcessBuilder(
                        jdk.java().toString(),
                        "-Xlog:safepoint:file=" + log + "::filecount=0",
                        "-Xlog:jfr+startup=error",
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:StartFlightRecording",
                        "-javaagent:" + retransformer,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Members.class.getName(),
                        Integer.toString(size[0]),
                        Integer.toString(size[1]),
                        Integer.toString(CONTROLS))
                .redirectError(
                        materials.file("log/" + jdk.version() + "-members.txt").toFile())
                .start();
        try (BufferedReader out = application.inputReader()) {
            if (!"ready".equals(out.readLine())) {
                throw new IOException("the application with many classes does not start; see its log beside " + log);
            }
            int ready = stops(log).size();
            String point = "point=members:" + Members.Member.class.getName() + "+::find";
            Operator operator = new Operator(materials, jdk, application.pid());
            operator.run("attach", "points=none", point, "cost.max=off");
            operator.awaitWoven(size[0]);
            int woven = stops(log).size();
            operator.run("detach");
            List<Double> all = stops(log);
            one.addAll(all.subList(ready - CONTROLS, ready));
            weaving.add(new Stops(all.subList(ready, woven)));
            detaching.add(new Stops(all.subList(woven, all.size())));
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    /** Of all exchanges of classes so far, in milliseconds. */
    private static List<Double> stops(Path log) throws IOException {
        List<Double> stops = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher stop = STOP.matcher(line);
            if (stop.find()) {
                stops.add(Long.parseLong(stop.group(1)) / NANOS_PER_MILLI);
            }
        }
        return stops;
    }

    private record Stops(List<Double> millis) {
        double sum() {
            return millis.stream().mapToDouble(Double::doubleValue).sum();
        }

        double longest() {
            return millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }

        double count() {
            return millis.size();
        }
    }
}
