package dev.whence.bench;

import dev.whence.bench.guest.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How long an operator waits for a command, beside {@code jcmd PID VM.version} of the same JDK on the same JVM, by turns. The
 * JVM that is asked has the agent, and has been asked before.
 */
final class OperatorSpeed {
    private static final String CONTROL = "operator.jcmd";
    private static final String RECORD = "operator.record";
    private static final String VERSION = "operator.version";
    private static final String LIST = "operator.list";
    private static final String STATUS = "operator.status";
    static final List<String> NAMES = List.of(CONTROL, VERSION, LIST, STATUS, RECORD);

    private static final double SECOND = 1_000;

    private final Materials materials;
    private final Setting setting;

    OperatorSpeed(Materials materials, Setting setting) {
        this.materials = materials;
        this.setting = setting;
    }

    void measure(Jdk jdk, Predicate<String> wanted, Figures figures) throws IOException, InterruptedException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Process target = target(jdk);
        try (BufferedReader said = target.inputReader()) {
            // It runs when it has said so.
            said.readLine();
            String pid = Long.toString(target.pid());
            Path recording = materials.file(jdk.version() + "-operator.jfr");
            all.put(CONTROL, List.of(jdk.java().resolveSibling("jcmd").toString(), pid, "VM.version"));
            all.put(VERSION, command(jdk, "--version"));
            all.put(LIST, command(jdk, "list"));
            all.put(STATUS, command(jdk, "status", pid));
            all.put(RECORD, command(jdk, "record", pid, "--for", "1s", "--out", recording.toString()));
            List<String> names = all.keySet().stream().filter(wanted).toList();
            Map<String, List<Double>> times = new LinkedHashMap<>();
            // The first round only fills the file cache, and opens what is asked of the JVM.
            for (int round = 0; round <= setting.rounds(); round++) {
                for (String name : names) {
                    Files.deleteIfExists(recording);
                    Path log = materials.file("log/" + jdk.version() + "-" + name + ".txt");
                    double millis = Timed.run(all.get(name), log).wallMillis();
                    if (round > 0) {
                        times.computeIfAbsent(name, none -> new ArrayList<>())
                                .add(name.equals(RECORD) ? millis - SECOND : millis);
                    }
                }
            }
            times.forEach((name, each) -> figures.add(Figure.of(name, jdk, each, "ms")));
        } finally {
            target.destroy();
            target.waitFor();
        }
    }

    private Process target(Jdk jdk) throws IOException {
        Path jar = new Jar().with(Waiting.class).write(materials.file("waiting.jar"));
        List<String> command = List.of(
                jdk.java().toString(),
                "-javaagent:" + materials.agent,
                "-classpath",
                jar.toString(),
                Waiting.class.getName());
        return new ProcessBuilder(command)
                .redirectError(
                        materials.file("log/" + jdk.version() + "-operator.txt").toFile())
                .start();
    }

    private List<String> command(Jdk jdk, String... words) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-jar", materials.agent.toString()));
        command.addAll(List.of(words));
        return command;
    }
}
