package dev.whence.footprint.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options reach the JVM by the way that its command takes. */
class JavaCommandTest {
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java", "/opt/jdk/bin/java", "java.exe"})
    void behindJava(String launcher) throws Exception {
        ProcessBuilder builder = started(launcher, "@file", "App", "x");

        assertThat(builder.command()).containsExactly(launcher, "-a", "-b=\"c\"", "@file", "App", "x");
        assertThat(builder.environment().get("JDK_JAVA_OPTIONS")).isEqualTo(System.getenv("JDK_JAVA_OPTIONS"));
    }

    @Test
    void behindAnotherLauncherOfTheJdk() throws Exception {
        String javac = BIN.resolve("javac").toString();

        assertThat(started(javac, "A.java").command()).containsExactly(javac, "-J-a", "-J-b=\"c\"", "A.java");
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, a script is known by its name")
    @Test
    void inTheEnvironmentOfAScript() throws Exception {
        Path image = folder.resolve("image");
        Path script = Files.createDirectories(image.resolve("bin")).resolve("app");
        Files.writeString(script, "#!/bin/sh\nexec java\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.createFile(Files.createDirectories(image.resolve("lib")).resolve("modules"));

        ProcessBuilder builder = started(script.toString(), "x");

        assertThat(builder.command()).as("as jlink writes one").containsExactly(script.toString(), "x");
        assertThat(builder.environment().get("JDK_JAVA_OPTIONS")).endsWith("'-a' '-b=\"c\"'");
    }

    @Test
    void inTheEnvironmentOfAJavaThatStartsTheOneThatIsMeant() throws Exception {
        RunOptions run = new RunOptions(List.of("java", "Wrapper"), null, Duration.ZERO, "Daemon");
        ProcessBuilder builder = JavaCommand.of(run).with(List.of("-a"));

        assertThat(builder.command()).containsExactly("java", "Wrapper");
        assertThat(builder.environment().get("JDK_JAVA_OPTIONS")).endsWith("'-a'");
        assertThatThrownBy(() -> JavaCommand.of(run).with(List.of("-a=it's")))
                .isInstanceOf(FootprintException.class)
                .hasMessage("JDK_JAVA_OPTIONS takes no path with ' in it: -a=it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "./run.sh", "-jar", "", "/"})
    void whatIsNoProgramIsRefused(String word) {
        assertThatThrownBy(() -> started(word, "App"))
                .isInstanceOf(FootprintException.class)
                .hasMessage("'" + word + "' is not there or cannot be executed: a command begins with java, another"
                        + " launcher of a JDK, or a script that starts one");
    }

    @Test
    void aLaunchersVersionIsKnown() {
        String own = BIN.resolve("java").toString();

        assertThat(JavaCommand.version(own)).isEqualTo(System.getProperty("java.version"));
        assertThat(JavaCommand.version("/nowhere/bin/java")).isEmpty();
    }

    private static ProcessBuilder started(String... command) throws FootprintException {
        return JavaCommand.of(new RunOptions(List.of(command), null, Duration.ZERO, null))
                .with(List.of("-a", "-b=\"c\""));
    }
}
