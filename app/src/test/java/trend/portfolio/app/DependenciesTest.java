package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who knows whom, read from the class files. */
class DependenciesTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path CONTROLS = Path.of("target/test-classes");
    private static final String ANALYSIS = "trend.analysis.";
    private static final String APP = "trend.portfolio.app.";

    /** For each package below the proxy's the others that it may know; the analysis and the proxy may be known by all. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "", Set.of(),
            "run", Set.of(),
            "input", Set.of(),
            "report", Set.of("run"),
            "worker", Set.of("run"),
            "web", Set.of("run", "input", "report", "worker"),
            "cli", Set.of("run", "input", "report", "worker", "web"));

    private static final Map<String, Set<String>> USES = uses(CLASSES);

    @Test
    void theClassesAreRead() {
        assertThat(USES).containsKeys(APP + "PipelineProxy", ANALYSIS + "Analysis");
    }

    @Test
    void nothingButTheProxyAndTheFlagsReaderKnowsTheMode() {
        assertThat(usersOf(APP + "PipelineMode")).containsExactly(APP + "PipelineProxy");
        // The help's text is a constant that the compiler copies: so others than the first bear the flag's name.
        assertThat(holdersOf("TREND_PIPELINE_PROXY_SIMPLE"))
                .containsExactlyInAnyOrder(APP + "PipelineMode", APP + "cli.RunCommand", APP + "cli.ServeCommand");
        assertThat(holdersOf("getenv"))
                .containsExactlyInAnyOrder(APP + "cli.RunCommand", APP + "cli.ServeCommand", APP + "worker.WorkerMain");
    }

    @Test
    void nothingButTheProxyNamesTheDirectVersion() {
        assertThat(usersOf(ANALYSIS + "TrendPipeline")).containsExactly(APP + "PipelineProxy");
        assertThat(usersOf(ANALYSIS + "PackagePipeline")).isEmpty();
        assertThat(usersOf(APP + "PipelineProxy"))
                .containsExactlyInAnyOrder(APP + "cli.RunCommand", APP + "cli.ServeCommand", APP + "worker.WorkerMain");
    }

    @Test
    void valuesKnowNoClassThatComputes() {
        for (String value : PipelineJar.CONTRACT) {
            assertThat(reachedFrom(value))
                    .as(value)
                    .allMatch(name -> name.startsWith("java.")
                            || name.startsWith("org.jspecify.")
                            || PipelineJar.CONTRACT.contains(name));
        }
    }

    @Test
    void theAnalysisKnowsNeitherTheApplicationNorAParser() {
        for (String type : USES.keySet()) {
            if (type.startsWith(ANALYSIS)) {
                assertThat(USES.get(type))
                        .as(type)
                        .allMatch(name -> name.startsWith("java.")
                                || name.startsWith("org.jspecify.")
                                || name.startsWith("org.apache.commons.statistics.")
                                || name.startsWith(ANALYSIS));
            }
        }
    }

    @Test
    void theProxyKnowsNeitherFilesNorTheCommandLine() {
        assertThat(reachedFrom(APP + "PipelineProxy"))
                .contains(APP + "PatchDiscoveryLink", ANALYSIS + "Measures")
                .noneMatch(name -> name.matches("picocli\\..*|org\\.snakeyaml\\..*|.*\\.csv\\..*|com\\.fasterxml\\..*"))
                .noneMatch(name -> name.startsWith("dev.whence"));
    }

    @Test
    void nothingButTheServerKnowsHttp() {
        assertThat(USES.keySet().stream()
                        .filter(type -> USES.get(type).stream().anyMatch(name -> name.contains(".httpserver.")))
                        .map(DependenciesTest::outermost)
                        .distinct())
                .containsExactlyInAnyOrder(APP + "web.WebRequest", APP + "web.WebServer");
        assertThat(reachedFrom(APP + "cli.RunCommand")).noneMatch(name -> name.contains(".httpserver."));
        assertThat(reachedFrom(APP + "worker.WorkerMain")).noneMatch(name -> name.contains(".httpserver."));
        assertThat(reachedFrom(APP + "cli.ServeCommand")).as("control").anyMatch(name -> name.contains(".httpserver."));
    }

    @Test
    void aPackageKnowsNoneButThoseOfItsRow() {
        Map<String, Set<String>> known = knownPackages(USES);
        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(MAY_KNOW.keySet());
        known.forEach((subject, others) ->
                assertThat(MAY_KNOW.get(subject)).as(APP + subject).containsAll(others));
        assertThat(known.get("cli")).as("control").contains("run", "report", "worker");
    }

    @Test
    void aPackageThatKnowsMoreIsFound() {
        Map<String, Set<String>> known = knownPackages(uses(CONTROLS));
        assertThat(known.get("input")).as("EagerReturns names a command").contains("cli");
    }

    private static Map<String, Set<String>> knownPackages(Map<String, Set<String>> uses) {
        Map<String, Set<String>> known = new TreeMap<>();
        uses.forEach((user, used) -> {
            if (user.startsWith(APP)) {
                Set<String> others = known.computeIfAbsent(subject(user), any -> new TreeSet<>());
                used.stream()
                        .filter(name -> name.startsWith(APP))
                        .map(DependenciesTest::subject)
                        .filter(other -> !other.isEmpty() && !other.equals(subject(user)))
                        .forEach(others::add);
            }
        });
        return known;
    }

    /** Returns a class's package below the proxy's, which itself is the empty one. */
    private static String subject(String type) {
        String below = type.substring(APP.length());
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : "";
    }

    private static Set<String> usersOf(String used) {
        return USES.entrySet().stream()
                .filter(user -> user.getValue().contains(used))
                .map(Map.Entry::getKey)
                .map(DependenciesTest::outermost)
                .filter(user -> !user.equals(used))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> reachedFrom(String type) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(type));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(USES.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private static Set<String> holdersOf(String constant) {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> text(file).contains(constant))
                    .map(file -> CLASSES.relativize(file).toString().replaceAll("[/\\\\]", "."))
                    .map(name -> outermost(name.replaceAll("\\.class$", "")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outermost(String name) {
        return name.replaceAll("\\$.*", "");
    }

    /** For each class those that it names, as the JDK's own tool reads them from the class files. */
    private static Map<String, Set<String>> uses(Path classes) {
        StringWriter text = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int exit = jdeps.run(
                new PrintWriter(text),
                new PrintWriter(text),
                "--ignore-missing-deps",
                "-verbose:class",
                "-filter:none",
                "-cp",
                CLASSES.toString(),
                classes.toString());
        assertThat(exit).as(text.toString()).isZero();
        Map<String, Set<String>> uses = new TreeMap<>();
        Pattern line = Pattern.compile("^\\s+(\\S+)\\s+-> (\\S+)\\s.*$", Pattern.MULTILINE);
        for (Matcher use = line.matcher(text.toString()); use.find(); ) {
            uses.computeIfAbsent(use.group(1), any -> new TreeSet<>()).add(use.group(2));
        }
        return uses;
    }
}
