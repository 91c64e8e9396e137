package trend.portfolio.app.worker;

import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.report.MultiReport;
import trend.portfolio.app.report.TextTable;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import trend.analysis.InvalidInputException;

/**
 * Measures a worker from the call that starts its JVM to its first result in hand: through the application's front door,
 * lean, and lean with its archive; beside it a Hello World that has an archive as well, to its first output.
 *
 * <p>The ways take turns, round after round, so that whatever else the machine does meets all of them. All have the same
 * JVM options but for the archive. Arguments: the number of rounds, the application's jar, the jar with the controls,
 * a folder to work in, and a file for the figures.
 */
final class WorkerStart {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WARM_UP = 3;

    private final Path work;
    private final WorkerLaunch worker;
    private final WorkerLaunch eager;
    private final WorkerLaunch hello;
    private final Job job;
    private final Period period;
    private final ScheduledExecutorService clock;

    private WorkerStart(Path app, Path controls, Path work, ScheduledExecutorService clock) throws IOException {
        this.work = Files.createDirectories(work);
        this.clock = clock;
        ConfigFile sample = ConfigFile.sample();
        this.job = new Job(sample.config(), sample.returns());
        this.period = new Period(sample.config().inSample(), sample.config().outOfSample());
        this.worker = WorkerLaunch.of(WorkerMain.class.getName(), app.toString(), List.of(), Map.of());
        this.hello = WorkerLaunch.of(HelloWorld.class.getName(), controls.toString(), List.of(), Map.of());
        List<String> files = List.of(sample("config.yml").toString(), sample("returns.csv").toString());
        String both = app + System.getProperty("path.separator") + controls;
        this.eager = WorkerLaunch.of(EagerWorker.class.getName(), both, files, Map.of());
    }

    /**
     * Measures and prints.
     *
     * @param arguments see above
     * @throws Exception if a worker fails
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            throw new InvalidInputException("usage: ROUNDS APP.jar CONTROLS.jar FOLDER FIGURES.json");
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            WorkerStart start = new WorkerStart(
                    Path.of(arguments[1]).toRealPath(), Path.of(arguments[2]).toRealPath(), Path.of(arguments[3]), clock);
            start.measure(Integer.parseInt(arguments[0]), Path.of(arguments[4]));
        } finally {
            clock.shutdownNow();
        }
    }

    private void measure(int rounds, Path figures) throws Exception {
        List<String> workersArchive = archiveOfWorkers();
        List<String> helloArchive = archiveOfHello();
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("worker.eager", further -> untilItPrints(eager.alone(further)));
        ways.put("worker.lean", further -> untilItAnswers(worker.alone(further)));
        ways.put("worker.archive", further -> untilItAnswers(worker.alone(join(workersArchive, further))));
        ways.put("worker.helloWorld", further -> untilItPrints(hello.alone(join(helloArchive, further))));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                double millis = way.getValue().millis(List.of());
                if (round >= 0) {
                    times.computeIfAbsent(way.getKey(), any -> new ArrayList<>()).add(millis);
                }
            }
        }
        times.values().forEach(Collections::sort);
        Map<String, Long> classes = new LinkedHashMap<>();
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            classes.put(way.getKey(), classes(way.getValue()));
        }
        print(times, classes);
        write(figures, times, classes);
    }

    private double untilItAnswers(ProcessBuilder command) throws Exception {
        long before = System.nanoTime();
        try (WorkerProcess process = WorkerProcess.start(command, LIMIT, clock)) {
            Outcome outcome = process.ask(job, period);
            double millis = millisSince(before);
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException(MultiReport.why(outcome));
            }
            return millis;
        }
    }

    private double untilItPrints(ProcessBuilder command) throws Exception {
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        long before = System.nanoTime();
        Process process = command.start();
        try (InputStream out = process.getInputStream()) {
            int first = out.read();
            double millis = millisSince(before);
            out.readAllBytes();
            int exit = process.waitFor();
            if (first < 0 || exit != 0) {
                throw new IllegalStateException(command.command() + " ended with " + exit);
            }
            return millis;
        }
    }

    private long classes(Way way) throws Exception {
        Path log = work.resolve("classes.log");
        Files.deleteIfExists(log);
        way.millis(List.of("-Xlog:class+load:file=" + log));
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    private List<String> archiveOfWorkers() throws IOException {
        ClassArchive archive = ClassArchive.of(work.resolve("archives"), worker);
        if (!archive.isMade()) {
            archive.make(job, period);
        }
        return archive.options();
    }

    private List<String> archiveOfHello() throws Exception {
        Path file = work.resolve("hello.archive");
        Files.deleteIfExists(file);
        boolean cache = Runtime.version().feature() >= 25;
        untilItPrints(hello.alone(List.of((cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file)));
        return List.of((cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    }

    private Path sample(String name) throws IOException {
        Path copy = work.resolve(name);
        try (InputStream in = ConfigFile.class.getResourceAsStream("sample/" + name)) {
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }

    private static void print(Map<String, List<Double>> times, Map<String, Long> classes) {
        double hello = median(times.get("worker.helloWorld"));
        double eager = median(times.get("worker.eager"));
        TextTable table = new TextTable(
                List.of("start to first result", "ms", "min", "max", "faster than eager", "of Hello World", "classes"));
        times.forEach((name, sorted) -> table.add(List.of(
                name,
                number(median(sorted)),
                number(sorted.get(0)),
                number(sorted.get(sorted.size() - 1)),
                number(eager / median(sorted)),
                number(median(sorted) / hello),
                String.valueOf(classes.get(name)))));
        System.out.print(table);
    }

    private static void write(Path file, Map<String, List<Double>> times, Map<String, Long> classes)
            throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Map.Entry<String, List<Double>> way : times.entrySet()) {
                List<Double> sorted = way.getValue();
                write(json, way.getKey(), median(sorted), sorted.get(0), sorted.get(sorted.size() - 1), "ms");
                long count = classes.get(way.getKey());
                write(json, way.getKey() + ".classes", count, count, count, "classes");
            }
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, String name, double median, double min, double max, String unit)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("case", name);
        json.writeStringField("jdk", System.getProperty("java.version"));
        json.writeNumberField("median", median);
        json.writeNumberField("min", min);
        json.writeNumberField("max", max);
        json.writeStringField("unit", unit);
        json.writeEndObject();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double millisSince(long before) {
        return (System.nanoTime() - before) / 1e6;
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Starts something once and tells the milliseconds it took. */
    private interface Way {
        double millis(List<String> furtherOptions) throws Exception;
    }
}
