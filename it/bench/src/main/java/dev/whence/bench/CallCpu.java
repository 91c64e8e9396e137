package dev.whence.bench;

import dev.whence.bench.guest.CallLoop;
import dev.whence.bench.guest.Recorded;
import dev.whence.bench.guest.Resolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The cases of a call that are compared with one another, by the time that the calling thread is on a processor: a JVM each, in
 * turns. On a busy machine too, the least of some rounds is within a few per cent of that on a quiet one.
 */
final class CallCpu {
    private static final int METHOD_TRACING = 25;

    private final Materials materials;
    private final Setting setting;
    private final List<Case> cases;

    CallCpu(Materials materials, Setting setting, Agents agents) throws IOException {
        this.materials = materials;
        this.setting = setting;
        List<String> whence = agents.whence(Resolver.class, "resolve", ",events.max=unlimited");
        String own = "whence.Resolution";
        String byHand = "bench.HandWritten";
        cases = List.of(
                new Case("cpu.none", Recorded.NEVER, own, agents.none(), 0),
                new Case("cpu.noRecording", Recorded.ENDED, own, whence, 0),
                new Case("cpu.off", Recorded.OFF, own, whence, 0),
                new Case("cpu.handWrittenDropped", Recorded.DROPPED, byHand, agents.none(), 0),
                new Case("cpu.dropped", Recorded.DROPPED, own, whence, 0),
                new Case("cpu.handWritten", Recorded.WRITTEN, byHand, agents.none(), 0),
                new Case("cpu.recorded", Recorded.WRITTEN, own, whence, 0),
                new Case("cpu.methodTrace", Recorded.WRITTEN, "jdk.MethodTrace", agents.none(), METHOD_TRACING));
    }

    void measure(Jdk jdk, Predicate<String> wanted, Figures figures) throws IOException, InterruptedException {
        Map<String, List<Double>> times = new TreeMap<>();
        for (int round = 0; round < setting.reports(); round++) {
            for (Case each : cases) {
                if (wanted.test(each.name) && each.since <= jdk.feature()) {
                    times.computeIfAbsent(each.name, none -> new ArrayList<>()).add(nanos(jdk, each));
                }
            }
        }
        times.forEach((name, all) -> figures.add(Figure.of(name, jdk, all, "ns")));
    }

    private double nanos(Jdk jdk, Case measured) throws IOException, InterruptedException {
        Path result = materials.file(jdk.version() + "-call.txt");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(measured.agents);
        command.addAll(List.of(
                // As a real resolver would not be.
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=dontinline," + Resolver.class.getName() + "::*",
                "-classpath",
                System.getProperty("java.class.path"),
                CallLoop.class.getName(),
                measured.recorded.name(),
                measured.event,
                Boolean.toString(measured.event.startsWith("bench.")),
                result.toString()));
        Timed.run(command, materials.file("log/" + jdk.version() + "-" + measured.name + ".log"));
        return Double.parseDouble(Files.readString(result));
    }

    /**
     * One of them.
     *
     * @param since the feature release of Java from which on this is possible
     */
    private record Case(String name, Recorded recorded, String event, List<String> agents, int since) {}
}
