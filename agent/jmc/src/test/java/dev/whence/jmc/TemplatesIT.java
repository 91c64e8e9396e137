package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates of the shipped jar, named by file on the command line, as a user names them. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.whence.jmc.Jdk#all")
class TemplatesIT {
    private static final int REPETITIONS = 500;

    private final Jdk jdk;
    private final Path folder;

    TemplatesIT(Jdk jdk) {
        this.jdk = jdk;
        this.folder = Shipped.folder("templates-" + jdk.feature());
    }

    @Test
    void theDefaultOneCountsAllAndWritesTheSlow() throws IOException {
        List<RecordedEvent> events = record("default", "settings=" + template("default"));

        assertThat(summarised(events)).isEqualTo(REPETITIONS);
        assertThat(of(events, "whence.Resolution"))
                .hasSizeLessThan(REPETITIONS / 2)
                .allSatisfy(event -> {
                    assertThat(event.getDuration().toNanos()).isGreaterThanOrEqualTo(1_000_000);
                    assertThat(event.getStackTrace()).isNull();
                });
        assertThat(of(events, "whence.ClassWalk")).hasSize(1);
        assertThat(of(events, "whence.Patch")).isNotEmpty();
        assertThat(of(events, "whence.Agent")).isNotEmpty();
        assertThat(of(events, "jdk.ActiveSetting")).isNotEmpty();
        assertThat(of(events, "jdk.ClassLoad")).isEmpty();
        assertThat(of(events, "jdk.ExecutionSample")).isEmpty();
    }

    @Test
    void itsThresholdIsAnOption() throws IOException {
        List<RecordedEvent> events = record("threshold", "settings=" + template("default") + ",whence-threshold=0ms");

        assertThat(of(events, "whence.Resolution")).hasSize(REPETITIONS);
        assertThat(of(events, "whence.Step")).hasSizeGreaterThanOrEqualTo(REPETITIONS);
    }

    @Test
    void theDeepOneWritesAllWithStacksAndClassLoading() throws IOException {
        List<RecordedEvent> events = record("deep", "settings=" + template("deep"));

        assertThat(summarised(events)).isEqualTo(REPETITIONS);
        assertThat(of(events, "whence.Resolution"))
                .hasSize(REPETITIONS)
                .allSatisfy(event -> assertThat(event.getStackTrace().getFrames())
                        .extracting(frame -> frame.getMethod().getType().getName())
                        .contains("trend.portfolio.app.PipelineProxy"));
        assertThat(of(events, "whence.ClassWalk"))
                .singleElement()
                .satisfies(event -> assertThat(event.getStackTrace()).isNotNull());
        assertThat(of(events, "jdk.ClassLoad")).isNotEmpty();
        assertThat(of(events, "jdk.ClassDefine")).isNotEmpty();
    }

    @Test
    void theDefaultOneGoesOnTopOfTheJdksOwn() throws IOException {
        List<RecordedEvent> events = record("on-top", "settings=default,settings=" + template("default"));

        assertThat(summarised(events)).isEqualTo(REPETITIONS);
        assertThat(of(events, "whence.Resolution")).hasSizeLessThan(REPETITIONS / 2);
        assertThat(of(events, "jdk.NativeLibrary")).as("of the JDK's own").isNotEmpty();
    }

    private List<RecordedEvent> record(String name, String settings) throws IOException {
        Path file = folder.resolve(name + ".jfr");
        Fork.of(
                        jdk.tool("java"),
                        "-javaagent:" + Shipped.agent(),
                        "-XX:StartFlightRecording:" + settings + ",filename=" + file,
                        "-Xlog:jfr+startup=error",
                        "-jar",
                        Shipped.app().toString(),
                        "run",
                        "--repeat",
                        String.valueOf(REPETITIONS))
                .succeeded();
        return RecordingFile.readAllEvents(file);
    }

    /** Out of the shipped jar, as the page for operators says. */
    private Path template(String name) throws IOException {
        Path file = folder.resolve("whence-" + name + ".jfc");
        try (JarFile jar = new JarFile(Shipped.agent().toFile());
                InputStream in = jar.getInputStream(jar.getEntry("dev/whence/command/" + file.getFileName()))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static long summarised(List<RecordedEvent> events) {
        return of(events, "whence.Summary").stream()
                .mapToLong(event -> event.getLong("count"))
                .sum();
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }
}
