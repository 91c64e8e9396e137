package dev.whence.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the stress tests in JVMs of their own; a forbidden outcome fails the build with the tables that show it. */
final class StressIT {
    private static final int ROUNDS = 5;
    private static final long PATIENCE_HOURS = 12;

    @Test
    void noForbiddenOutcomeIsSeen() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(property("whence.target.folder"), "jcstress"));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_HOURS, TimeUnit.HOURS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        int results = text.indexOf("RUN RESULTS:");
        String report = results < 0 ? text : text.substring(results);

        assertThat(process.exitValue()).as(report).isZero();
        assertThat(report).contains("Failed tests: No matches", "Error tests: No matches");
        assertThat(tests()).isNotEmpty();
        for (String test : tests()) {
            assertThat(report).as("%s has run", test).contains("[OK] " + test);
        }
        System.out.println(
                "Stressed without a forbidden outcome: " + tests().size() + " tests; their tables are in " + output);
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.openjdk.jcstress.Main",
                "-v",
                "-r",
                "report",
                "-time",
                property("whence.stress.millis"),
                "-iters",
                Integer.toString(ROUNDS)));
        if (!Boolean.parseBoolean(property("whence.stress.thorough"))) {
            command.addAll(List.of("-f", "1", "-fsm", "1", "-sc", "false", "-af", "NONE", "-jvmArgs"));
            // Of two ways of locking that JDK 17 has, the one that all later ones have alone.
            command.add("-Xmx256m -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions -XX:-UseBiasedLocking");
        }
        return command;
    }

    /** The tests that there are, by their class files. */
    private static List<String> tests() throws IOException {
        Path classes = Path.of(property("whence.target.folder"), "test-classes");
        try (var files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Stress.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .toList();
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The build sets the system property " + name + "; it is not there");
        }
        return value;
    }
}
