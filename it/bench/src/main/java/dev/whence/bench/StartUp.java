package dev.whence.bench;

import dev.whence.bench.guest.Hello;
import dev.whence.bench.guest.HelloPipeline;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Starts small programs with and without agents, all kinds in each round, and takes their time. */
final class StartUp {
    private static final String RECORDING = "-XX:StartFlightRecording";

    private final Materials materials;
    private final Setting setting;
    private final Map<String, List<String>> programs = new LinkedHashMap<>();

    StartUp(Materials materials, Setting setting, Agents agents) throws IOException {
        this.materials = materials;
        this.setting = setting;
        Path jar = new Jar().with(Hello.class).with(HelloPipeline.class).write(materials.file("guests.jar"));
        String hello = jar.toString();
        program("none", hello, Hello.class, agents.none());
        program("noop", hello, Hello.class, agents.noop());
        program("dormant", hello, Hello.class, agents.whence());
        program("recordingAlone", hello, Hello.class, List.of(RECORDING));
        program("recording", hello, Hello.class, agents.whence(), RECORDING);
        program("byteman", hello, Hello.class, agents.byteman(Hello.class, "greeting"));
        program("decorate", hello, Hello.class, agents.decorating());
        program("agentBuilder", hello, Hello.class, agents.textbook());
        program("openTelemetry", hello, Hello.class, agents.openTelemetry(Hello.class, "greeting"));
        String pipeline = jar + File.pathSeparator + materials.app;
        program("target", pipeline, HelloPipeline.class, agents.noop());
        program("dormantTarget", pipeline, HelloPipeline.class, agents.whence());
        program("recordingAloneTarget", pipeline, HelloPipeline.class, agents.noop(), RECORDING);
        program("recordingTarget", pipeline, HelloPipeline.class, agents.whence(), RECORDING);
    }

    void measure(Jdk jdk, Predicate<String> wanted, Figures figures) throws IOException, InterruptedException {
        Map<String, List<Timed>> times = new LinkedHashMap<>();
        List<String> names = programs.keySet().stream()
                .map(name -> "startup." + name)
                .filter(name -> wanted.test(name + ".cpu") || wanted.test(name + ".wall"))
                .toList();
        // The first round only fills the file cache, and shows whether everything runs.
        for (int round = 0; round <= setting.rounds(); round++) {
            for (String name : names) {
                Path log = materials.file("log/" + jdk.version() + "-" + name + ".txt");
                List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
                command.addAll(programs.get(name.substring("startup.".length())));
                Timed timed = Timed.run(command, log);
                if (round == 0 && complains(log)) {
                    figures.fail(name, jdk, "it complains; see " + log);
                } else if (round > 0) {
                    times.computeIfAbsent(name, none -> new ArrayList<>()).add(timed);
                }
            }
        }
        times.forEach((name, each) -> {
            figures.add(Figure.of(
                    name + ".cpu", jdk, each.stream().map(Timed::cpuMillis).toList(), "ms"));
            figures.add(Figure.of(
                    name + ".wall", jdk, each.stream().map(Timed::wallMillis).toList(), "ms"));
        });
    }

    private void program(String name, String classPath, Class<?> main, List<String> arguments, String... further) {
        List<String> command = new ArrayList<>(arguments);
        command.addAll(List.of(further));
        command.addAll(List.of("-classpath", classPath, main.getName()));
        programs.put(name, command);
    }

    /** An agent that fails is fast. */
    private static boolean complains(Path log) throws IOException {
        for (String line : Files.readAllLines(log)) {
            if (line.contains("Exception") || line.contains("ERROR") || line.startsWith("whence: ")) {
                return true;
            }
        }
        return false;
    }
}
