package dev.whence.it.house;

import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.ClassLog.Loaded;
import dev.whence.it.harness.jars.JarRules;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;

/** The one jar: what is in it, and what of it a target loads. */
final class JarIT extends OnEachJdk {

    /** What the target may load of it: the packages of the agent, and the relocated weaver. */
    private static final Predicate<String> OF_THE_AGENT = Pattern.compile(
                    "dev\\.whence\\.(agent\\.([a-z]+\\.)*)?[A-Z$][\\w$]*|dev\\.whence\\.shaded\\.bytebuddy\\..+")
            .asMatchPredicate();

    /** The libraries in it, under the names that they have elsewhere. */
    private static final String[] UNRELOCATED = {
        "net.bytebuddy.", "picocli.", "com.fasterxml.", "org.HdrHistogram.", "org.objectweb.asm."
    };

    @Test
    void manifest() throws IOException {
        try (JarFile jar = new JarFile(Shipped.agent().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.whence.Agent");
            assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.whence.Agent");
            assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.whence.launcher.Launcher");
            assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(manifest.keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Multi-Release", "Boot-Class-Path", "Class-Path", "Launcher-Agent-Class");
        }
    }

    @Test
    void nothingInItCanMeetTheApplicationsOwnLibraries() {
        assertThat(JarRules.violations(Shipped.agent())).isEmpty();
    }

    /** The rules are ones that other jars break. */
    @Test
    void controlJarsThatAreNotShaded() throws Exception {
        Path byteBuddy = Path.of(ByteBuddy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(JarRules.violations(byteBuddy))
                .contains("manifest: none, or one with Multi-Release")
                .anyMatch(line -> line.startsWith("META-INF/versions/"))
                .anyMatch(line -> line.contains("names net/bytebuddy/"));
    }

    @Test
    void licencesOfWhatIsShaded() throws IOException {
        try (JarFile jar = new JarFile(Shipped.agent().toFile())) {
            List<String> entries = jar.stream().map(JarEntry::getName).toList();
            List<String> licences = entries.stream()
                    .filter(name -> name.matches(".*LICEN[CS]E.*"))
                    .toList();
            Set<String> libraries = JarRules.entries(Shipped.agent()).stream()
                    .filter(name -> name.startsWith("dev/whence/shaded/"))
                    .map(name -> name.split("/")[3])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(libraries).contains("bytebuddy", "picocli");
            for (String library : libraries) {
                assertThat(licences)
                        .as("licence of " + library)
                        .anyMatch(licence ->
                                licence.toLowerCase().replace("-", "").contains(library));
            }
            assertThat(licences).as("and of the ASM in Byte Buddy").anyMatch(licence -> licence.contains("asm"));
            for (String licence : licences) {
                assertThat(jar.getEntry(licence).getSize()).as(licence).isGreaterThan(500);
            }
        }
    }

    /**
     * A JVM reads the directory of an agent's jar at its start: what no target loads is two entries of it, but for the launcher
     * and the types by which whence-telemetry.jar is known.
     */
    @Test
    void theOperatorsPartIsTwoEntries() throws IOException {
        try (JarFile jar = new JarFile(Shipped.agent().toFile())) {
            List<String> classes = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(OF_THE_AGENT.negate())
                    .toList();
            assertThat(classes)
                    .containsExactlyInAnyOrder(
                            "dev.whence.export.Exporter",
                            "dev.whence.export.ExporterFactory",
                            "dev.whence.export.Reading",
                            "dev.whence.export.Reading$Answers",
                            "dev.whence.export.Reading$Durations",
                            "dev.whence.export.Reading$Version",
                            "dev.whence.export.Subject",
                            "dev.whence.launcher.InheritedOptions",
                            "dev.whence.launcher.Launcher",
                            "dev.whence.launcher.NestedJar",
                            "dev.whence.launcher.Archive");
            assertThat(JarRules.entries(Shipped.agent()))
                    .as("nothing is in it twice")
                    .filteredOn(name -> name.endsWith(".class"))
                    .doesNotHaveDuplicates()
                    .contains("dev/whence/command/Main.class");
        }
    }

    @Test
    void targetLoadsTheAgentAndTheWeaverAlone() {
        Launch launch = children.launch(jdk).agent().recorded().classLogged();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);
        puppet.resolve("proxy", "run");
        puppet.finish();

        ClassLog log = ClassLog.of(launch.classLog());
        assertThat(ofTheJar(log))
                .contains("dev.whence.Agent", "dev.whence.agent.runtime.Whence")
                .allMatch(OF_THE_AGENT);
        assertThat(ofTheJar(log)).anyMatch(name -> name.startsWith("dev.whence.shaded.bytebuddy."));
        assertThat(log.startingWith(UNRELOCATED)).isEmpty();
    }

    /** An operator's command, by contrast, loads what the target must not. */
    @Test
    void controlTheOperatorsCommandLoadsOtherThings() {
        Launch launch = children.launch(jdk).classLogged();
        launch.jar(Shipped.agent(), "--help").start().awaitSuccess();

        assertThat(ofTheJar(ClassLog.of(launch.classLog())))
                .anyMatch(name -> name.startsWith("dev.whence.command."))
                .anyMatch(name -> name.startsWith("dev.whence.shaded.picocli."))
                .anyMatch(OF_THE_AGENT.negate());
    }

    /**
     * What makes the frequent commands fast, by what is loaded: their own part of the jar alone, and nothing that takes the
     * JVM long to begin with, as picocli, lambdas, regular expressions and random numbers of the security providers do.
     */
    @Test
    void theFrequentCommandsLoadLittle() {
        Puppeteer target = Puppeteer.start(children.launch(jdk).agent());
        String pid = Long.toString(target.child().pid());
        for (List<String> command : List.of(List.of("--version"), List.of("list"), List.of("status", pid))) {
            Launch launch = children.launch(jdk).classLogged();
            launch.jar(Shipped.agent(), command.toArray(String[]::new)).start().awaitSuccess();
            ClassLog log = ClassLog.of(launch.classLog());

            assertThat(ofTheJar(log))
                    .as(String.join(" ", command))
                    .contains("dev.whence.command.FrequentCommand")
                    .doesNotContain("dev.whence.command.Main")
                    .noneMatch(name -> name.startsWith("dev.whence.shaded.picocli."))
                    .noneMatch(name -> name.contains("Lambda"));
            assertThat(log.startingWith("java.security.SecureRandom")).isEmpty();
        }
        target.finish();
    }

    private static List<String> ofTheJar(ClassLog log) {
        return log.all().stream()
                .filter(loaded -> loaded.source().endsWith("whence-agent.jar")
                        || loaded.name().startsWith("dev.whence."))
                .map(Loaded::name)
                .filter(name -> !name.startsWith("dev.whence.it."))
                .toList();
    }
}
