package dev.whence.footprint.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options go into the command right behind the launcher. */
class JavaCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"java", "/opt/jdk/bin/java", "java.exe"})
    void optionsComeFirst(String launcher) throws Exception {
        assertThat(JavaCommand.with(List.of(launcher, "@file", "App", "x"), List.of("-a", "-b")))
                .containsExactly(launcher, "-a", "-b", "@file", "App", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mvn", "./run.sh", "javac", "", "/"})
    void whatIsNoLauncherIsRefused(String word) {
        assertThatThrownBy(() -> JavaCommand.with(List.of(word, "App"), List.of()))
                .isInstanceOf(FootprintException.class)
                .hasMessageStartingWith("'" + word + "' is not a java launcher");
    }

    @Test
    void aLaunchersVersionIsKnown() {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThat(JavaCommand.version(own)).isEqualTo(System.getProperty("java.version"));
        assertThat(JavaCommand.version("/nowhere/bin/java")).isEmpty();
    }
}
