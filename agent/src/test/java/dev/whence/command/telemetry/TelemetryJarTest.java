package dev.whence.command.telemetry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.command.failure.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that is missing or another one: a line that says which and where. */
class TelemetryJarTest {
    @TempDir
    Path folder;

    @Test
    void aMissingOne() {
        Path jar = folder.resolve("whence-telemetry.jar");
        assertThatThrownBy(() -> TelemetryJar.open(jar, "1.0.0"))
                .isInstanceOf(CommandException.class)
                .hasMessage("--otlp and --prometheus need whence-telemetry.jar beside the agent's jar, and " + jar
                        + " is not there");
    }

    @Test
    void oneThatIsNoJar() throws IOException {
        Path jar = Files.writeString(folder.resolve("whence-telemetry.jar"), "nothing");
        assertThatThrownBy(() -> TelemetryJar.open(jar, "1.0.0"))
                .isInstanceOf(CommandException.class)
                .hasMessage(jar + " is damaged, or no whence-telemetry.jar");
    }

    @Test
    void oneWhoseClassesAreMissing() throws IOException {
        Path jar = folder.resolve("whence-telemetry.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("META-INF/services/dev.whence.export.ExporterFactory"));
            out.write("a.Missing".getBytes());
        }
        assertThatThrownBy(() -> TelemetryJar.open(jar, "1.0.0"))
                .isInstanceOf(CommandException.class)
                .hasMessage(jar + " is damaged, or no whence-telemetry.jar");
    }
}
