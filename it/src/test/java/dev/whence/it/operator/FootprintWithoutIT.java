package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jars.Javac;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code --without}: what a program does not need, needs, or does not even load. */
final class FootprintWithoutIT extends OnEachJdk {
    @TempDir
    private Path folder;

    @Test
    void aPackageIsFreeNeededOrNoGain() throws Exception {
        Path classes = Javac.compile(
                "without",
                Map.of(
                        "app/Main.java",
                        """
                package app;
                public final class Main {
                    public static void main(String[] arguments) throws Exception {
                        try {
                            Class.forName("extra.Extra").getDeclaredConstructor().newInstance();
                        } catch (ClassNotFoundException e) {
                            // goes without
                        }
                        System.out.println(arguments.length == 0 ? core.Core.text() : "" + System.nanoTime());
                    }
                }
                """,
                        "extra/Extra.java",
                        """
                package extra;
                public final class Extra {
                    private final Runnable more = new More();
                    private static final class More implements Runnable { @Override public void run() {} }
                }
                """,
                        "core/Core.java",
                        """
                package core;
                public final class Core {
                    public static String text() { return "done"; }
                }
                """,
                        "unused/Unused.java",
                        "package unused; final class Unused {}"));

        // Its two classes, and those of the JDK's that reflection needs: of an archive, and so without bytes.
        long bytes = Files.size(classes.resolve("extra/Extra.class"))
                + Files.size(classes.resolve("extra/Extra$More.class"));
        assertThat(without(classes, "extra"))
                .containsPattern("Without extra: free: the same output and exit code with ([2-9]|\\d\\d+) classes and "
                        + bytes + " bytes of class files fewer\n")
                .contains("\n    extra in without/\n")
                .doesNotContain("Note:");
        assertThat(without(classes, "core.**"))
                .contains("Without core.**: needed: ")
                .contains("\n  exit code 1\n")
                .contains("NoClassDefFoundError: core/Core\n  at app.Main.main(Main.java:9)\n");
        assertThat(without(classes, "unused")).contains("Without unused: no gain: ");
        assertThat(without(classes, "core", "time"))
                .as("an output that is another each time")
                .contains("Without core: no gain: ")
                .contains("Note: stdout differs from run to run by itself and is not compared");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .as("temporary files")
                    .noneMatch(name -> name.startsWith("whence-"));
        }
    }

    /** What it says; the program's own outputs are not among it. */
    private String without(Path classes, String glob, String... arguments) {
        Footprint footprint = Footprint.of(
                        children.launch(jdk).classPath(classes).program("app.Main", arguments), children)
                .temporaryFolder(folder)
                .options("--without", glob)
                .startReportingToStderr()
                .awaitExit(0);
        assertThat(footprint.child().out()).isEmpty();
        return footprint.child().err();
    }
}
