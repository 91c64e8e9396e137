package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code footprint} with what is not {@code java -jar}: modules, images, programs of the JDK and scripts. */
final class FootprintLaunchersIT extends OnEachJdk {
    private static final String MAIN = "shop/shop.Main";

    @TempDir
    private Path folder;

    @BeforeEach
    void sources() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("src").resolve("shop"));
        Files.writeString(folder.resolve("src").resolve("module-info.java"), "module shop { exports shop; }");
        Files.writeString(
                packages.resolve("Main.java"),
                "package shop; public class Main { public static void main(String[] a) { new Till(); } }");
        Files.writeString(
                packages.resolve("Till.java"), "package shop; class Till { public static void main(String[] a) { } }");
    }

    /** Of a program of the JDK, its own module is what is counted. */
    @Test
    void aProgramOfTheJdk() {
        Path baseline = folder.resolve("javac.footprint");
        Footprint made =
                Footprint.of(jdk, children, javac()).options("--update").baseline(baseline);
        Json report = made.start().awaitExit(0).report();

        assertThat(folder.resolve("shop").resolve("shop").resolve("Till.class")).exists();
        assertThat(report.object("application").objects("jars"))
                .extracting(jar -> jar.text("name"))
                .contains("jdk.compiler")
                .doesNotContain("java.compiler", "(jdk)");
        assertThat(report.object("application").number("count")).isGreaterThan(500);
        assertThat(report.objects("classes"))
                .extracting(Footprint::line)
                .anyMatch(line -> line.startsWith("com.sun.tools.javac.main.Main from jdk.compiler, used"
                        + " com.sun.tools.javac.Main com.sun.tools.javac.Main.compile(Main.java:"));
        assertThat(Footprint.of(jdk, children, javac())
                        .baseline(baseline)
                        .start()
                        .awaitExit(0)
                        .report()
                        .object("baseline")
                        .text("state"))
                .isEqualTo("kept");
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the image's own launcher is a script of a shell")
    @Test
    void aModuleAndAnImageOfIt() throws Exception {
        run(javac());
        String java = jdk.java().toString();
        assertThat(counted(List.of(java, "-p", folder.resolve("shop").toString(), "-m", MAIN)))
                .containsExactly("shop.Main", "shop.Till");

        Path image = folder.resolve("image");
        boolean linked = run(List.of(
                jdk.tool("jlink").toString(),
                "--module-path",
                folder.resolve("shop").toString(),
                "--add-modules",
                "shop,java.instrument",
                "--launcher",
                "shop=" + MAIN,
                "--output",
                image.toString()));
        assumeTrue(linked, jdk + " links no runtime image");
        Path bin = image.resolve("bin");
        assertThat(counted(List.of(bin.resolve("java").toString(), "-m", MAIN)))
                .containsExactly("shop.Main", "shop.Till");
        assertThat(counted(List.of(bin.resolve("shop").toString())))
                .as("by the script that jlink wrote")
                .containsExactly("shop.Main", "shop.Till");
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no shell")
    @Test
    void ofTheJvmsOfAScriptTheOneThatIsNamed() throws Exception {
        run(javac());
        String java = "'" + jdk.java() + "' -cp '" + folder.resolve("shop") + "' ";
        Path script = folder.resolve("run.sh");
        Files.writeString(
                script, "#!/bin/sh\n" + java + "-version\n" + java + "shop.Main\n" + java + "shop.Till\ntrue\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        List<String> command = List.of(script.toString());

        assertThat(counted(command, "--main", "shop.Main")).containsExactly("shop.Main", "shop.Till");
        Footprint open = Footprint.of(jdk, children, command).startReportingToStderr();
        open.awaitExit(2);
        assertThat(open.child().err())
                .as("-version is no program")
                .endsWith("'" + script
                        + "' started 2 JVMs: say with --main NAME which is judged, of shop.Main, shop.Till\n");
    }

    /** A guard that would hold nothing. */
    @Test
    void whatCountsNothingDoesNotPass() {
        Path baseline = folder.resolve("b");
        List<String> command = List.of(jdk.java().toString(), "--list-modules");
        Footprint footprint = Footprint.of(jdk, children, command)
                .options("--update")
                .baseline(baseline)
                .start()
                .awaitExit(2);

        assertThat(baseline).doesNotExist();
        assertThat(footprint.child().err())
                .matches("\\Q" + baseline + ": not judged: nothing was counted\\E\n"
                        + "nothing is judged: the command loaded \\d+ classes of the JDK and none of an application\n");
    }

    private List<String> javac() {
        Path sources = folder.resolve("src");
        return List.of(
                jdk.tool("javac").toString(),
                "-d",
                folder.resolve("shop").toString(),
                sources.resolve("module-info.java").toString(),
                sources.resolve("shop").resolve("Main.java").toString(),
                sources.resolve("shop").resolve("Till.java").toString());
    }

    private List<String> counted(List<String> command, String... options) {
        return Footprint.of(jdk, children, command)
                .options(options)
                .start()
                .awaitExit(0)
                .report()
                .objects("classes")
                .stream()
                .filter(loaded -> loaded.text("kind").equals("application"))
                .map(loaded -> loaded.text("name"))
                .toList();
    }

    private boolean run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command + " ended").isTrue();
        if (process.exitValue() != 0) {
            System.out.println(command + ": " + Files.readString(output));
        }
        return process.exitValue() == 0;
    }
}
