package dev.whence.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Javac;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests with {@code whence-junit} in a JVM of their own, by JUnit's console launcher: those of a user's project
 * ({@code agent/junit/src/it/catalog}) on Xerces, and some that the extension could mix up.
 */
final class WhenceJUnitIT extends OnEachJdk {
    private static final Path CATALOG = Path.of("../agent/junit/src/it/catalog/src");
    private static final String OWN_PARSER = "com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl";
    private static final String XERCES = "org.apache.xerces.jaxp.SAXParserFactoryImpl";
    private static final String SAX = "javax.xml.parsers.SAXParserFactory";

    @TempDir
    private Path folder;

    private Path program;
    private Path tests;

    @BeforeEach
    void compile() {
        program = Javac.compile("catalog", sources(CATALOG.resolve("main/java")));
        tests = Javac.compile(
                "catalog-test",
                sources(CATALOG.resolve("test/java")),
                program,
                Shipped.junit(),
                Shipped.agent(),
                console("6."));
    }

    @Test
    void theTestsOfAProjectKeepTheirGuardsAndBreakThemOnRegressions() throws IOException {
        Child made = catalog("6.", true).vm("-Dwhence.update").start();
        assertThat(made.awaitExit()).as(made.story()).isZero();
        assertThat(made.out()).contains("3 tests successful", "app.answers: kept, with 2 answers of 2 allowed");
        String answers = Files.readString(folder.resolve("app.answers"));
        assertThat(answers.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()))
                .containsExactly(
                        "jaxp " + SAX + " -> " + XERCES + " from xercesImpl",
                        "jca MessageDigest.SHA-256 -> sun.security.provider.SHA2$SHA256 from java.base");
        assertThat(folder.resolve("run.footprint")).content().contains("java shop.catalog.Catalog\n");

        Child kept = catalog("1.", true).start();
        assertThat(kept.awaitExit()).as(kept.story()).isZero();
        assertThat(kept.out()).contains("3 tests successful").doesNotContain("Whence:");

        Child another = catalog("6.", false).start();
        assertThat(another.awaitExit()).as(another.story()).isEqualTo(1);
        assertThat(another.out())
                .contains("2 tests successful")
                .contains(
                        // What the manual shows.
                        Io.read(Path.of("src/users/junit-failures.txt")).strip().split("\n\n"));
        assertThat(folder.resolve("app.answers")).content().isEqualTo(answers);

        Child larger =
                catalog("6.", true).environment("CATALOG_TITLE", "spring").start();
        assertThat(larger.awaitExit()).as(larger.story()).isEqualTo(1);
        assertThat(larger.out())
                .contains("2 tests successful", "run.footprint: BROKEN, with ", "shop.catalog.Table from ")
                .doesNotContain("app.answers");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("app.answers", "run.footprint");
        }
    }

    /** Then nothing is attached: to this JVM nothing can be. */
    @Test
    void usesTheAgentThatIsThere() throws IOException {
        Files.writeString(
                folder.resolve("app.answers"),
                "jaxp " + SAX + " -> " + XERCES + " from xercesImpl\n"
                        + "jca MessageDigest.SHA-256 -> sun.security.provider.SHA2$SHA256 from java.base\n");
        Child child = runs("6.", true, "--include-methodname=.*(Parser|Provider).*")
                .agent("points=logging")
                .vm("-XX:+DisableAttachMechanism")
                .start();

        assertThat(child.awaitExit()).as(child.story()).isZero();
        assertThat(child.out()).contains("2 tests successful");
        assertThat(child.err()).isEmpty();
    }

    @Test
    void testsAtOnceAreKeptApart() {
        Child child = tested("Separate")
                .vm(
                        "-Djunit.jupiter.execution.parallel.enabled=true",
                        "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
                        "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                        "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=4")
                .start();

        assertThat(child.awaitExit()).as(child.story()).isZero();
        assertThat(child.out()).contains("4 tests successful");
    }

    @Test
    void theFlagOfTheApplicationSparesItsWalk() {
        Child child = tested("Flag").classPath(Shipped.app()).start();

        assertThat(child.awaitExit()).as(child.story()).isZero();
        assertThat(child.out()).contains("2 tests successful");
    }

    @Test
    void theThreadsThatATestCreatesAreItsOwn() {
        Child child = tested("Threads").start();

        assertThat(child.awaitExit()).as(child.story()).isZero();
        assertThat(child.out()).contains((jdk.feature() >= 21 ? 4 : 3) + " tests successful", "0 tests failed");
    }

    @Test
    void detachedDuringATestIsSaid() {
        Child child =
                tested("Detaching").vm("-Dtested.agent=" + Shipped.agent()).start();

        assertThat(child.awaitExit()).as(child.story()).isEqualTo(1);
        String said = "It is not known what was resolved in this test: the Whence agent was detached from this JVM";
        assertThat(child.out())
                .contains("asksAfterIt(Answers) ✘", "doesNotAsk() ✘", "hasItAgain(Answers) ✔", "1 tests successful")
                .containsSubsequence("java.lang.AssertionError: \n" + said, "java.lang.AssertionError: \n" + said);
    }

    @Test
    void aMistakeIsSaidInOneLine() {
        Child child = tested("Mistaken").start();

        assertThat(child.awaitExit()).as(child.story()).isEqualTo(1);
        assertThat(child.out())
                .contains(
                        "0 tests successful",
                        "IllegalArgumentException: points=jaxq is not a ready-made set",
                        "did you mean jaxp?",
                        "/no.points: no such file",
                        "points=auto depends on which classes happen to be loaded: name the sets",
                        "The point 'jdbc' is not followed in this test, but only:\n  jaxp, jaxp-named, jaxp-own",
                        "Expecting each answer of jaxp for key javax.xml.parsers.SaxParserFactory\nnot to be answered by:\n"
                                + "  \"some.Other\"\nbut nothing was resolved for it\nof jaxp there was:\n  " + SAX,
                        "no.footprint: no such file (-Dwhence.update makes it)",
                        "No program was started in a test with @ClassLoadBudget");
    }

    /** The project's tests, on a JUnit of this version, with Xerces or without. */
    private Launch catalog(String junit, boolean xerces) {
        return runs(junit, xerces, "--include-classname=.*");
    }

    private Launch runs(String junit, boolean xerces, String filter) {
        Launch launch = launch(junit).folder(folder).classPath(tests, program);
        if (xerces) {
            launch.classPath(Guests.libraries("jaxp").stream()
                    .filter(jar -> jar.endsWith("xercesImpl.jar"))
                    .toArray(Path[]::new));
        }
        return launch.program(
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                filter,
                "--scan-class-path=" + tests);
    }

    /** A class of the package {@code tested}. */
    private Launch tested(String name) {
        return launch("6.")
                .classPath(Shipped.testClasses())
                .program(
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--select-class=dev.whence.it.tested." + name);
    }

    private Launch launch(String junit) {
        return children.launch(jdk)
                .expectingAgents()
                .vm("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dstdout.encoding=UTF-8")
                .classPath(Shipped.junit(), Shipped.agent(), console(junit));
    }

    private static Path console(String version) {
        return Guests.libraries("junit").stream()
                .filter(jar -> jar.getFileName().toString().contains("-standalone-" + version))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> sources(Path root) {
        return Io.attempt(() -> {
            Map<String, String> sources = new TreeMap<>();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    sources.put(root.relativize(file).toString(), Files.readString(file));
                }
            }
            return sources;
        });
    }
}
