package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Commands where {@code JAVA_TOOL_OPTIONS} means the application, as in a container: it has the agent and a recording for every
 * JVM. What a command prints on stdout is its own, and nothing of it is recorded.
 */
final class ToolOptionsIT extends OperatorTest {
    private Path recording;

    @BeforeEach
    void file() {
        recording = folder.resolve("of the application.jfr");
    }

    @Test
    void ofAJvm() throws IOException {
        BusyApplication busy = busy();
        assertOwn("attach", busy.pid());
        assertThat(json("status", busy.pid(), "--format", "json").text("state")).isEqualTo("dormant");
        assertOwn("list");
        assertOwn("watch", busy.pid(), "--count", "1", "--format", "json")
                .lines()
                .forEach(Json::of);
        assertOwn("record", busy.pid(), "--for", "1s", "--out", "own.jfr");
        Path own = operatorsFolder.resolve("own.jfr");
        assertThat(json("report", own.toString(), "--format", "json").number("schema"))
                .isEqualTo(2);
        json("answers", own.toString(), "--format", "json");
        json("answers", busy.pid(), "--format", "json");
        assertOwn("check", busy.pid(), "pipeline");
        assertOwn("detach", busy.pid());
        busy.child().close();
    }

    @Test
    void ofFiles() throws IOException {
        json("check", "pipeline", "--class-path", Shipped.app().toString(), "--format", "json");
        assertOwn("--help");
        assertOwn("--version");
    }

    /** A JVM that is no command of ours has the agent, and the recording. */
    @Test
    void controlAnApplicationIsRecorded() throws IOException {
        Child application = start(children.launch(jdk).app("run"));
        application.awaitSuccess();

        assertThat(recording).isNotEmptyFile();
        assertThat(application.out()).contains("Started recording 1");
    }

    private Json json(String... arguments) throws IOException {
        return Json.of(assertOwn(arguments));
    }

    /** Runs it, and gives what it prints on stdout. */
    private String assertOwn(String... arguments) throws IOException {
        Child command = start(command(arguments));
        command.awaitSuccess();

        assertThat(command.out()).isNotEmpty().doesNotContain("jfr,startup", "Started recording");
        assertThat(command.err().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("Picked up JAVA_TOOL_OPTIONS"));
        // The recorder makes it when it starts, before the command does.
        assertThat(!Files.exists(recording) || Files.size(recording) == 0)
                .as("nothing of the command is recorded")
                .isTrue();
        return command.out();
    }

    /** Without the option that keeps the recorder from saying that it starts. */
    private Child start(Launch launch) {
        ProcessBuilder builder = launch.environment(
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:" + Shipped.agent() + "=points=jaxp '-XX:StartFlightRecording=filename=" + recording
                                + "'")
                .builder();
        builder.command().removeIf(word -> word.startsWith("-Xlog:jfr"));
        return children.start(builder);
    }
}
