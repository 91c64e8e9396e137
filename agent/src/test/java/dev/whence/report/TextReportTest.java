package dev.whence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads. */
class TextReportTest {
    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void tellsTheWholeStoryOfSeveralRecordings() throws Exception {
        Class<?> patch = RecordingFixture.anotherVersion(Pipeline.class, "trend-app-patch");
        Class<?> broken = RecordingFixture.anotherVersion(Pipeline.class, "trend-app-patch-broken");
        RecordingFixture.record(folder.resolve("1-simple.jfr"), recording -> {
            RecordingFixture.agent("", 0, null);
            RecordingFixture.patch(Pipeline.class, "app", "file:/opt/trend/trend-app.jar", true, null);
            for (int i = 0; i < 200; i++) {
                RecordingFixture.resolution("pipeline", "simple", "direct", Pipeline.class);
                RecordingFixture.step("pipeline", "direct", "chosen", null);
            }
        });
        RecordingFixture.record(folder.resolve("2-patched.jfr"), recording -> {
            RecordingFixture.agent("jaxp = javax.xml.Nothing::find: no such class", 0, null);
            RecordingFixture.patch(Pipeline.class, "app", "file:/opt/trend/trend-app.jar", true, null);
            RecordingFixture.patch(patch, "trend-app-patch", "file:/opt/trend/trend-app-patch.jar", true, null);
            for (int i = 0; i < 1_500; i++) {
                RecordingFixture.walk(i + 1, 1_523);
                RecordingFixture.step("pipeline", "live", "passed-over", null);
                RecordingFixture.step("pipeline", "patched", "chosen", null);
                RecordingFixture.resolution("pipeline", "default", "patched", patch);
            }
        });
        RecordingFixture.record(folder.resolve("3-broken.jfr"), recording -> {
            RecordingFixture.agent("", 2, "java.lang.IllegalStateException: no");
            RecordingFixture.patch(
                    broken,
                    "trend-app-patch-broken",
                    "file:/opt/trend/trend-app-patch-broken.jar",
                    false,
                    "java.lang.reflect.InvocationTargetException: \u001b[31mred\nline");
            RecordingFixture.step("pipeline", "patched", "failed", "InvocationTargetException");
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
            RecordingFixture.resolution("pipeline", "default", "none", null, "PipelineNotFoundException: runFull");
        });

        String text = text(folder);
        System.out.println(text);

        assertThat(complaints).isEmpty();
    }

    private String text(Path... paths) throws Exception {
        Report report = Recordings.read(List.of(paths), complaints::add);
        assertThat(report).isNotNull();
        StringWriter out = new StringWriter();
        TextReport.write(report, new Style(false, StandardCharsets.UTF_8), out);
        return out.toString();
    }
}
