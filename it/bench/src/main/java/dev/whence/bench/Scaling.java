package dev.whence.bench;

import dev.whence.bench.guest.ManyRecordings;
import dev.whence.bench.guest.RecordResolutions;
import dev.whence.bench.guest.Resolver;
import dev.whence.bench.guest.Scaled;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What each cost is at 1, 10 and 100 times the work. All of it is CPU, which a busy machine changes less than time by the
 * clock, or the largest resident set of a process.
 */
final class Scaling {
    /** How the cases are named: the work, and how much of it. */
    private static final String NAME = "scale.%s.%d";

    private static final String RECORDING = "-XX:StartFlightRecording";
    private static final int CALLS = 20_000_000;
    private static final int RESOLUTIONS_PER_RECORDING = 100;
    private static final int EVENTS_PER_RESOLUTION = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int ROUNDS = 5;

    /** What grows. The first size is that to which the others are compared. */
    enum Work {
        CLASSES("classes loaded: attach and weave", "ms", 2_500),
        POINTS("points: start and record", "ms", 10),
        THREADS("threads: a counted call", "ns", 1),
        KEYS("keys: a counted call", "ns", 10),
        EVENTS("events: report", "ms", 30_000),
        EVENTS_MEMORY("events: report, memory", "MB", 30_000),
        RECORDINGS("recordings: report", "ms", 5),
        RECORDINGS_MEMORY("recordings: report, memory", "MB", 5);

        final String what;
        final String unit;
        private final int least;

        Work(String what, String unit, int least) {
            this.what = what;
            this.unit = unit;
            this.least = least;
        }

        List<Integer> sizes() {
            return List.of(least, 10 * least, 100 * least);
        }

        String figure(int size) {
            return String.format(NAME, name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'), size);
        }
    }

    private final Materials materials;
    private final Setting setting;
    private final Agents agents;

    Scaling(Materials materials, Setting setting, Agents agents) {
        this.materials = materials;
        this.setting = setting;
        this.agents = agents;
    }

    void measure(Jdk jdk, Predicate<String> wanted, boolean everything, Figures figures)
            throws IOException, InterruptedException {
        if (!everything) {
            return;
        }
        for (Work work : List.of(Work.CLASSES, Work.POINTS, Work.THREADS, Work.KEYS)) {
            for (int size : work.sizes()) {
                if (wanted.test(work.figure(size))) {
                    List<Double> samples = new ArrayList<>();
                    for (int round = 0; round < Math.min(ROUNDS, setting.rounds()); round++) {
                        samples.add(sample(work, jdk, size));
                    }
                    figures.add(Figure.of(work.figure(size), jdk, samples, work.unit));
                }
            }
        }
        reports(Work.EVENTS, Work.EVENTS_MEMORY, jdk, wanted, figures);
        reports(Work.RECORDINGS, Work.RECORDINGS_MEMORY, jdk, wanted, figures);
    }

    private double sample(Work work, Jdk jdk, int size) throws IOException, InterruptedException {
        return switch (work) {
            case CLASSES -> attached(jdk, size);
            case POINTS -> started(jdk, size);
            case THREADS -> called(jdk, size, Work.KEYS.least);
            default -> called(jdk, 1, size);
        };
    }

    /** The CPU that an application uses while the agent is attached and weaves one of its classes. */
    private double attached(Jdk jdk, int classes) throws IOException, InterruptedException {
        List<String> command =
                guest(jdk, List.of(RECORDING, "-Xlog:jfr+startup=error", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(List.of(Scaled.class.getName(), "classes", Integer.toString(classes)));
        Process application = new ProcessBuilder(command)
                .redirectError(
                        materials.file("log/" + jdk.version() + "-scaled.txt").toFile())
                .start();
        try (BufferedReader out = application.inputReader();
                BufferedWriter in = application.outputWriter()) {
            if (!"ready".equals(out.readLine())) {
                throw new IOException("the application with " + classes + " classes does not start");
            }
            long before = ask(in, out);
            Operator operator = new Operator(materials, jdk, application.pid());
            operator.run(
                    "attach", "points=none", "point=bench:" + Resolver.class.getName() + "::resolve", "cost.max=off");
            double millis = (ask(in, out) - before) / NANOS_PER_MILLI;
            if (!operator.run("status", "--format=json").contains("\"woven\": [ {")) {
                throw new IOException("the application's class is not woven");
            }
            return millis;
        } finally {
            application.destroy();
            application.waitFor();
        }
    }

    private static long ask(BufferedWriter in, BufferedReader out) throws IOException {
        in.write("cpu\n");
        in.flush();
        return Long.parseLong(out.readLine());
    }

    /** The CPU of a start with so many points, all of whose classes are there. */
    private double started(Jdk jdk, int points) throws IOException, InterruptedException {
        Path file = materials.file("scaled-" + points + ".properties");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points; i++) {
            text.append("p").append(i).append(" = scaled.Point").append(i).append("::find\n");
        }
        Files.writeString(file, text);
        List<String> command =
                guest(jdk, List.of("-javaagent:" + materials.agent + "=points=none,points.file=" + file, RECORDING));
        int most = Work.POINTS.sizes().get(Work.POINTS.sizes().size() - 1);
        command.addAll(List.of(Scaled.class.getName(), "points", Integer.toString(most)));
        return Timed.run(command, materials.file("log/" + jdk.version() + "-points.txt"))
                .cpuMillis();
    }

    /** Nanoseconds of CPU a call whose event is dropped for its threshold, counted with its answer. */
    private double called(Jdk jdk, int threads, int keys) throws IOException, InterruptedException {
        Path log = materials.file("log/" + jdk.version() + "-calls.txt");
        List<String> vm = new ArrayList<>(agents.whence(Resolver.class, "resolve", ""));
        vm.addAll(List.of(RECORDING, "-Xlog:jfr+startup=error"));
        List<String> command = guest(jdk, vm);
        command.addAll(List.of(
                Scaled.class.getName(),
                "calls",
                Integer.toString(CALLS),
                Integer.toString(threads),
                Integer.toString(keys)));
        Timed.run(command, log);
        List<String> lines = Files.readAllLines(log);
        return Double.parseDouble(lines.get(lines.size() - 1)) / CALLS;
    }

    private void reports(Work cpu, Work memory, Jdk jdk, Predicate<String> wanted, Figures figures)
            throws IOException, InterruptedException {
        for (int size : cpu.sizes()) {
            if (wanted.test(cpu.figure(size)) || wanted.test(memory.figure(size))) {
                Path recorded = cpu == Work.EVENTS ? events(jdk, size) : recordings(jdk, size);
                Path log = materials.file("log/" + jdk.version() + "-scaled-report.txt");
                List<String> command = List.of(
                        jdk.java().toString(), "-jar", materials.agent.toString(), "report", recorded.toString());
                List<Double> millis = new ArrayList<>();
                List<Double> peaks = new ArrayList<>();
                for (int round = 0; round < Math.min(ROUNDS, setting.reports()); round++) {
                    millis.add(Timed.run(command, log).cpuMillis());
                    long peak = HighWater.of(new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
                    if (peak > 0) {
                        peaks.add(peak / 1e6);
                    }
                }
                figures.add(Figure.of(cpu.figure(size), jdk, millis, cpu.unit));
                if (!peaks.isEmpty()) {
                    figures.add(Figure.of(memory.figure(size), jdk, peaks, memory.unit));
                }
                delete(recorded);
            }
        }
    }

    private Path events(Jdk jdk, int events) throws IOException, InterruptedException {
        Path recording = materials.file(jdk.version() + "-scaled.jfr");
        List<String> command = guest(jdk, agents.whenceUnlimited());
        command.addAll(List.of(
                RecordResolutions.class.getName(),
                Integer.toString(events / EVENTS_PER_RESOLUTION),
                recording.toString()));
        Timed.run(command, materials.file("log/" + jdk.version() + "-scaled.record.txt"));
        return recording;
    }

    private Path recordings(Jdk jdk, int count) throws IOException, InterruptedException {
        Path folder = materials.file(jdk.version() + "-scaled");
        delete(folder);
        Files.createDirectories(folder);
        List<String> command = guest(jdk, agents.whenceUnlimited());
        command.addAll(List.of(
                ManyRecordings.class.getName(),
                Integer.toString(count),
                Integer.toString(RESOLUTIONS_PER_RECORDING),
                folder.toString()));
        Timed.run(command, materials.file("log/" + jdk.version() + "-scaled.record.txt"));
        return folder;
    }

    private static void delete(Path recorded) throws IOException {
        if (Files.isDirectory(recorded)) {
            try (Stream<Path> files = Files.list(recorded)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(recorded);
    }

    private static List<String> guest(Jdk jdk, List<String> vm) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(vm);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        return command;
    }
}
