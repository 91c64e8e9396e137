package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.PatchDiscovery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trend.analysis.InvalidInputException;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.analysis.TrendPipeline;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.report.CsvReport;
import trend.portfolio.app.report.JsonReport;
import trend.portfolio.app.report.TableReport;

class PipelineJarTest {

    @TempDir
    private Path folder;

    private final PipelineConfig config = ConfigFile.sample().config();
    private final Returns returns = ConfigFile.sample().returns();

    @AfterEach
    void withdraw() {
        System.clearProperty("dev.whence.agent");
        PatchDiscovery.versions = () -> PatchDiscovery.NONE;
        PatchDiscovery.refused.clear();
    }

    @Test
    void theExamplePatchSaysWhoComputedTheSameFigures() throws IOException {
        PipelineProxy proxy = proxyWith(PipelineJar.load(jar("trend-app-patch.jar", Path.of("target/patch-classes"))));
        RunResult patched = proxy.run(config, returns);
        RunResult own = new TrendPipeline().run(config, returns);
        assertThat(patched.computedBy()).isEqualTo("patched (trend-app-patch)");
        assertThat(patched.funds()).isEqualTo(own.funds());
        assertThat(new TableReport(config).of(patched)).contains("\nComputed by: patched (trend-app-patch)\n");
        assertThat(new JsonReport().of(patched))
                .contains("\"computed_by\" : \"patched (trend-app-patch)\"")
                .startsWith(new JsonReport().of(own).replaceAll("\\s+}\\s+$", ""));
        assertThat(new CsvReport().of(patched).lines())
                .allMatch(line -> line.endsWith(",computed_by") || line.endsWith(",patched (trend-app-patch)"));
        assertThat(new JsonReport().of(proxy.runFull(config, returns))).containsOnlyOnce("computed_by");
        assertThat(new CsvReport().of(proxy.runFull(config, returns)))
                .startsWith("part,name,figure,value,computed_by\n");
    }

    @Test
    void theBrokenExampleLeavesLiveToAnswer() throws IOException {
        PipelineJar jar = PipelineJar.load(jar("trend-app-patch-broken.jar", Path.of("target/patch-broken-classes")));
        assertThat(proxyWith(jar).run(config, returns).computedBy()).isNull();
        assertThat(PatchDiscovery.refused)
                .containsExactly(
                        "trend-app-patch-broken.jar: its constructor threw" + " java.lang.IllegalStateException");
    }

    @Test
    void aJarWithAWholeApplicationSpeaksThisOnesContract() throws Exception {
        PipelineJar jar = PipelineJar.load(jar("rebuilt.jar", Path.of("target/classes")));
        Pipeline answering = proxyWith(jar).resolve("run");
        assertThat(answering.getClass().getClassLoader()).isSameAs(jar);
        assertThat(answering.getClass().getClassLoader().getName()).isEqualTo("rebuilt.jar");
        assertThat(jar.loadClass("trend.analysis.Measures").getClassLoader()).isSameAs(jar);
        assertThat(new JsonReport().of(answering.runFull(config, returns)))
                .isEqualTo(new JsonReport().of(new TrendPipeline().runFull(config, returns)));
        assertThat(PatchDiscovery.refused).isEmpty();
    }

    @Test
    void theContractIsWhatAPipelineTakesAndGives() {
        Set<String> reached = new TreeSet<>();
        reach(Pipeline.class, reached);
        reached.add(InvalidInputException.class.getName());
        assertThat(PipelineJar.CONTRACT).containsExactlyInAnyOrderElementsOf(reached);
    }

    @Test
    void loadingDoesNotInitialise() throws IOException {
        System.clearProperty("initialised");
        Version version =
                Version.of("x", "static { System.setProperty(\"initialised\", \"yes\"); }" + Version.run("x"));
        Path classes = folder.resolve("classes");
        Path file = classes.resolve("trend/analysis/TrendPipeline.class");
        Files.createDirectories(file.getParent());
        Files.write(file, version.bytes());
        PipelineJar jar = PipelineJar.load(jar("x.jar", classes));
        assertThat(System.getProperty("initialised")).isNull();
        proxyWith(jar).resolve("run");
        assertThat(System.getProperty("initialised")).isEqualTo("yes");
    }

    @Test
    void whatIsNoJarWithAPipelineIsRefused() throws IOException {
        Path none = folder.resolve("none.jar");
        assertThatThrownBy(() -> PipelineJar.load(none))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--pipeline-jar: there is no file " + none);
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThatThrownBy(() -> PipelineJar.load(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--pipeline-jar: " + text + " is not a jar with a class trend.analysis.TrendPipeline");
        Path classes = folder.resolve("bad");
        Files.createDirectories(classes.resolve("trend/analysis"));
        Path empty = jar("empty.jar", classes);
        assertThatThrownBy(() -> PipelineJar.load(empty)).hasMessageContaining("is not a jar with a class");
        Files.writeString(classes.resolve("trend/analysis/TrendPipeline.class"), "no class");
        Path bad = jar("bad.jar", classes);
        assertThatThrownBy(() -> PipelineJar.load(bad))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "--pipeline-jar: trend.analysis.TrendPipeline of " + bad + " cannot be loaded: ");
    }

    private static PipelineProxy proxyWith(PipelineJar jar) {
        System.setProperty("dev.whence.agent", "test");
        PatchDiscovery.versions = () -> {
            try {
                return new Class<?>[] {jar.loadClass(Version.NAME)};
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        };
        return new PipelineProxy(PipelineMode.DEFAULT, null);
    }

    private Path jar(String name, Path classes) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(entries);
                }
            }
        }
        return jar;
    }

    private static void reach(Class<?> type, Set<String> reached) {
        if (!type.getName().startsWith("trend.") || !reached.add(type.getName())) {
            return;
        }
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(component -> names(component.getTypeName()).forEach(name -> reach(named(name), reached)));
        }
        for (Method method : type.getDeclaredMethods()) {
            if (java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                reach(method.getReturnType(), reached);
                Arrays.stream(method.getParameterTypes()).forEach(parameter -> reach(parameter, reached));
            }
        }
    }

    private static Stream<String> names(String genericType) {
        return Arrays.stream(genericType.split("[<>, ]+")).filter(name -> name.startsWith("trend."));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
