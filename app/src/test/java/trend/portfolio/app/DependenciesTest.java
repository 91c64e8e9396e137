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
    private static final String ANALYSIS = "trend.analysis.";
    private static final String APP = "trend.portfolio.app.";
    private static final Map<String, Set<String>> USES = uses();

    @Test
    void nothingButTheProxyAndTheFlagsReaderKnowsTheMode() {
        assertThat(usersOf(APP + "PipelineMode")).containsExactly(APP + "PipelineProxy");
        // The help's text is a constant that the compiler copies: so others than the first bear the flag's name.
        assertThat(holdersOf("TREND_PIPELINE_PROXY_SIMPLE"))
                .containsExactlyInAnyOrder(APP + "PipelineMode", APP + "RunCommand", APP + "ServeCommand");
        assertThat(holdersOf("getenv"))
                .containsExactlyInAnyOrder(APP + "RunCommand", APP + "ServeCommand", APP + "WorkerMain");
    }

    @Test
    void nothingButTheProxyNamesTheDirectVersion() {
        assertThat(usersOf(ANALYSIS + "TrendPipeline")).containsExactly(APP + "PipelineProxy");
        assertThat(usersOf(ANALYSIS + "PackagePipeline")).isEmpty();
        assertThat(usersOf(APP + "PipelineProxy"))
                .containsExactlyInAnyOrder(APP + "RunCommand", APP + "ServeCommand", APP + "WorkerMain");
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
                .containsExactlyInAnyOrder(APP + "WebRequest", APP + "WebServer");
        assertThat(reachedFrom(APP + "RunCommand")).noneMatch(name -> name.contains(".httpserver."));
        assertThat(reachedFrom(APP + "WorkerMain")).noneMatch(name -> name.contains(".httpserver."));
        assertThat(reachedFrom(APP + "ServeCommand")).as("control").anyMatch(name -> name.contains(".httpserver."));
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
    private static Map<String, Set<String>> uses() {
        StringWriter text = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int exit = jdeps.run(
                new PrintWriter(text),
                new PrintWriter(text),
                "--ignore-missing-deps",
                "-verbose:class",
                "-filter:none",
                CLASSES.toString());
        assertThat(exit).as(text.toString()).isZero();
        Map<String, Set<String>> uses = new TreeMap<>();
        Pattern line = Pattern.compile("^\\s+(\\S+)\\s+-> (\\S+)\\s.*$", Pattern.MULTILINE);
        for (Matcher use = line.matcher(text.toString()); use.find(); ) {
            uses.computeIfAbsent(use.group(1), any -> new TreeSet<>()).add(use.group(2));
        }
        assertThat(uses).containsKeys(APP + "PipelineProxy", ANALYSIS + "Analysis");
        return uses;
    }
}
