package trend.portfolio.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trend.analysis.Month;
import trend.analysis.TrendPipeline;
import trend.portfolio.app.Fork;
import trend.portfolio.app.LoadedClasses;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.report.Format;
import trend.portfolio.app.report.MultiReport;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;

/** The workers of the shipped jar: what they load, and their archive. */
@Timeout(300)
class WorkerJarIT {

    private static final Path SHIPPED = Path.of(System.getProperty("trend.app.jar"));
    private static final String LIBRARIES =
            "(picocli|org\\.snakeyaml|org\\.apache\\.commons\\.(csv|io|codec|lang)|com\\.fasterxml)\\..*";

    @TempDir
    private Path folder;

    private Path cache;
    private Path here;
    private Path logs;
    private Path jar;
    private String expected;

    @BeforeEach
    void expect() throws IOException {
        cache = folder.resolve("cache");
        here = Files.createDirectory(folder.resolve("here"));
        logs = Files.createDirectory(folder.resolve("logs"));
        jar = Files.copy(SHIPPED, folder.resolve("app.jar"));
        ConfigFile sample = ConfigFile.sample();
        List<Outcome> outcomes = new ArrayList<>();
        Month[] ends = {
            sample.returns().months().get(0), sample.returns().months().get(119)
        };
        for (Period period : Period.rolling(ends[0], ends[1], 36, 36)) {
            outcomes.add(new Outcome.Done(
                    period, new TrendPipeline().runFull(period.in(sample.config()), sample.returns())));
        }
        expected = new MultiReport(outcomes).in(Format.CSV, false);
    }

    @Test
    void aWorkerLoadsWhatAPeriodNeedsAndNoMore() throws IOException {
        assertThat(run("--no-cache").out()).isEqualTo(expected);
        List<LoadedClasses> workers = workers();
        assertThat(workers).isNotEmpty().allSatisfy(worker -> {
            assertThat(worker.names())
                    .contains("trend.analysis.Analysis", "trend.portfolio.app.PipelineProxy")
                    .noneMatch(name -> name.matches(LIBRARIES))
                    .doesNotContain(
                            "trend.portfolio.app.cli.Main",
                            "trend.portfolio.app.cli.RunCommand",
                            "trend.portfolio.app.input.ConfigFile",
                            "trend.portfolio.app.input.ReturnsFile",
                            "trend.portfolio.app.cli.MultiRun",
                            "trend.portfolio.app.worker.Workers",
                            "trend.portfolio.app.worker.ClassArchive",
                            "trend.portfolio.app.PipelineJar",
                            "trend.portfolio.app.PackageVersion$1")
                    .noneMatch(name -> name.startsWith("trend.") && name.contains("$$Lambda"));
            assertThat(worker.names())
                    .filteredOn(name -> !name.matches("(java|jdk|sun)\\..*"))
                    .allMatch(name -> name.startsWith("trend.")
                            || name.startsWith("org.apache.commons.statistics.")
                            || name.startsWith("org.apache.commons.numbers."));
        });
        // The control: the application that started them loaded what they did not.
        assertThat(logs(false))
                .singleElement()
                .satisfies(application -> assertThat(application.names())
                        .anyMatch(name -> name.startsWith("picocli."))
                        .anyMatch(name -> name.startsWith("org.snakeyaml."))
                        .anyMatch(name -> name.startsWith("org.apache.commons.csv.")));
    }

    @Test
    void theFirstRunMakesTheArchiveAndTheNextUsesIt() throws IOException {
        Fork first = run("--cache", cache.toString());
        assertThat(first.out()).isEqualTo(expected);
        assertThat(first.err().lines()).allMatch(line -> line.startsWith("trend: no Whence agent"));
        assertThat(workers()).allSatisfy(worker -> assertThat(worker.shared()).noneMatch(WorkerJarIT::isOurs));
        assertThat(archives()).hasSize(1);
        assertUsed(run("--cache", cache.toString()));
        assertThat(archives()).hasSize(1);
        assertThat(entries(here)).isEmpty();
    }

    @Test
    void byDefaultItIsInTheCacheFolderOfTheSystem() throws IOException {
        run(Map.of("XDG_CACHE_HOME", cache.toString()), List.of());
        assertThat(entries(cache.resolve("trend-app"))).hasSize(1);
        Path home = folder.resolve("home");
        run(Map.of("XDG_CACHE_HOME", "relative"), List.of("-Duser.home=" + home));
        assertThat(entries(home.resolve(".cache").resolve("trend-app"))).hasSize(1);
        assertThat(entries(here)).isEmpty();
    }

    @Test
    void anotherJarMakesAnotherArchiveInItsPlace() throws IOException {
        run("--cache", cache.toString());
        Set<String> before = archives();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        assertThat(run("--cache", cache.toString()).out()).isEqualTo(expected);
        assertThat(workers()).allSatisfy(worker -> assertThat(worker.shared()).noneMatch(WorkerJarIT::isOurs));
        assertThat(archives()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertUsed(run("--cache", cache.toString()));
    }

    @Test
    void severalRunsAtOnceMakeOneWholeArchive() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(4);
        try {
            List<Future<Fork>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(runs.submit(() -> run("--cache", cache.toString())));
            }
            for (Future<Fork> each : all) {
                assertThat(each.get().exit()).isZero();
                assertThat(each.get().out()).isEqualTo(expected);
                assertThat(each.get().err().lines()).allMatch(line -> line.startsWith("trend: no Whence agent"));
            }
        } finally {
            runs.shutdownNow();
        }
        assertThat(archives()).hasSize(1);
        assertThat(entries(cache)).hasSize(1);
        assertUsed(run("--cache", cache.toString()));
    }

    @Test
    void whatIsNoArchiveIsPassedOverInSilence() throws IOException {
        run("--cache", cache.toString());
        Path archive = cache.resolve(archives().iterator().next());
        archive.toFile().setWritable(true);
        for (byte[] content :
                List.of(new byte[0], new byte[100_000], "no archive".getBytes(StandardCharsets.US_ASCII))) {
            Files.write(archive, content);
            Fork run = run("--cache", cache.toString());
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEqualTo(expected);
            assertThat(run.err().lines()).allMatch(line -> line.startsWith("trend: no Whence agent"));
        }
    }

    @Test
    void anArchiveThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Fork run = run("--cache", file.resolve("below").toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(expected);
        assertThat(run.err().lines().filter(line -> !line.startsWith("trend: no Whence agent")))
                .singleElement()
                .asString()
                .startsWith("trend-app: workers start without a class archive: ")
                .contains(file.toString());
    }

    @Test
    void anAgentComesAlongAndTheArchiveStaysOfUse() throws IOException {
        String agent = "-javaagent:" + agentJar() + "=here";
        List<String> options = List.of(agent);
        for (int time = 0; time < 2; time++) {
            clear(logs);
            Fork run = run(Map.of(), options, "--cache", cache.toString());
            assertThat(run.out()).isEqualTo(expected);
            // The application's own, and that of its workers, told once.
            assertThat(run.err().lines().filter(line -> line.equals("agent: here")))
                    .hasSize(2);
            assertThat(archives()).hasSize(1);
        }
        assertThat(workers())
                .isNotEmpty()
                .allSatisfy(worker -> assertThat(worker.shared().stream().filter(WorkerJarIT::isOurs))
                        .hasSizeGreaterThan(25));
        // Without an agent another archive serves: the module graph is another one.
        assertThat(run("--cache", cache.toString()).exit()).isZero();
        assertThat(archives()).hasSize(2);
        assertUsed(run("--cache", cache.toString()));
    }

    @Test
    void anAgentOfTheEnvironmentIsNotLoadedTwice() throws IOException {
        Fork run = run(Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + agentJar() + "=there"), List.of(), "--no-cache");
        assertThat(run.out()).isEqualTo(expected);
        assertThat(run.err().lines().filter(line -> line.equals("agent: there")))
                .hasSize(2);
    }

    @Test
    void theWayToTimeAWorkerWorks() throws IOException {
        Path controls = Path.of(System.getProperty("trend.bench.jar"));
        Path figures = folder.resolve("figures.json");
        Path home = Path.of(System.getProperty("java.home"), "bin", "java");
        Process timing = new ProcessBuilder(
                        home.toString(),
                        "-cp",
                        SHIPPED + System.getProperty("path.separator") + controls,
                        "trend.portfolio.app.worker.WorkerStart",
                        "1",
                        SHIPPED.toString(),
                        controls.toString(),
                        folder.resolve("work").toString(),
                        figures.toString())
                .redirectErrorStream(true)
                .start();
        String table = new String(timing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(table).contains("worker.eager", "worker.lean", "worker.archive", "worker.helloWorld");
        assertThat(figures)
                .content()
                .contains("\"case\" : \"worker.eager\"", "\"case\" : \"worker.archive.classes\"", "\"unit\" : \"ms\"");
        // Counts are exact, times are not: the control loads what a worker does not.
        assertThat(classes(figures, "worker.eager")).isGreaterThan(classes(figures, "worker.lean") + 500);
    }

    private void assertUsed(Fork run) throws IOException {
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(expected);
        assertThat(workers()).isNotEmpty().allSatisfy(worker -> {
            assertThat(worker.shared()).contains("trend.portfolio.app.worker.WorkerMain", "trend.analysis.Analysis");
            assertThat(worker.names().stream()
                            .filter(WorkerJarIT::isOurs)
                            .filter(name -> !worker.shared().contains(name)))
                    .isEmpty();
        });
    }

    private Fork run(String... arguments) throws IOException {
        clear(logs);
        return run(Map.of(), List.of(), arguments);
    }

    /** Each JVM of the run writes a log of its own. */
    private Fork run(Map<String, String> environment, List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("run", "--multi", "--in-months", "36", "--out-months", "36", "--format", "csv"));
        all.addAll(List.of(arguments));
        Map<String, String> variables = new HashMap<>(environment);
        variables.merge(
                "JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + logs.resolve("%p.log"), (one, two) -> one + " " + two);
        Fork run = Fork.jar(jar, here, variables, options, all.toArray(String[]::new));
        return new Fork(
                run.exit(),
                run.out(),
                run.err().lines().filter(line -> !line.startsWith("Picked up ")).collect(Collectors.joining("\n")));
    }

    private List<LoadedClasses> workers() throws IOException {
        return logs(true);
    }

    private List<LoadedClasses> logs(boolean ofWorkers) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(LoadedClasses::in)
                    .filter(log -> log.names().contains("trend.portfolio.app.cli.Main") != ofWorkers)
                    .toList();
        }
    }

    private Set<String> archives() throws IOException {
        return entries(cache).stream().filter(name -> name.endsWith(".archive")).collect(Collectors.toSet());
    }

    private static Set<String> entries(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void clear(Path of) throws IOException {
        for (String name : entries(of)) {
            Files.delete(of.resolve(name));
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("trend.") || name.startsWith("org.apache.");
    }

    private static double classes(Path figures, String way) throws IOException {
        String after = Files.readString(figures).split("\"" + way + ".classes\"")[1];
        return Double.parseDouble(after.split("\"median\" : ")[1].split(",")[0]);
    }

    private Path agentJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", MarkingAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path file = folder.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            String agent = MarkingAgent.class.getName().replace('.', '/');
            for (String path : List.of(agent + ".class", agent + "$1.class")) {
                entries.putNextEntry(new JarEntry(path));
                entries.write(Files.readAllBytes(Path.of("target/test-classes", path)));
            }
        }
        return file;
    }
}
