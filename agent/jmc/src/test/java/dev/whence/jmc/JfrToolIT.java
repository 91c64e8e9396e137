package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How the events read in the JDK's own tool. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.whence.jmc.Jdk#all")
class JfrToolIT {
    /** {@code jfr view} came with it. */
    private static final int FIRST_WITH_VIEW = 21;

    private final Jdk jdk;
    private final String recording;

    JfrToolIT(Jdk jdk) {
        this.jdk = jdk;
        this.recording = DemoRun.on(jdk).file("3-patched").toString();
    }

    @Test
    void printShowsFieldsWithUnitsAndLoaders() {
        String resolutions = print("whence.Resolution");

        assertThat(resolutions)
                .contains("point = \"pipeline\"")
                .contains("mode = \"default\"")
                .contains("path = \"patched\"")
                .contains("implementation = trend.analysis.TrendPipeline (classLoader = trend-app-patch.jar)")
                .contains("failure = N/A");
        assertThat(resolutions).containsPattern("duration = \\d+[.,]\\d+ (us|ms)");
        assertThat(print("whence.Summary"))
                .as("times as times, counts as numbers")
                .containsPattern("total = \\d+[.,]\\d+ ms")
                .containsPattern("p99 = \\d+[.,]\\d+ (us|ms)")
                .containsPattern("count = \\d+\n");
        assertThat(print("whence.Patch"))
                .containsPattern("firstSeen = \\d\\d:\\d\\d:\\d\\d\\.\\d{3}")
                .contains("honoured = true");
        assertThat(print("whence.ClassWalk")).contains("reason = \"first\"");
        assertThat(print("whence.Step")).contains("outcome = \"chosen\"", "outcome = \"passed-over\"");
        assertThat(print("whence.Agent")).contains("launch = \"premain\"", "errors = 0");
    }

    @Test
    void metadataShowsLabelsAndDescriptions() {
        String metadata = Fork.of(jdk.tool("jfr"), "metadata", "--events", "whence.*", recording)
                .succeeded()
                .out();

        assertThat(metadata)
                .contains("@Category(\"Whence\")")
                .contains("@Label(\"Class Walk\")")
                .contains("@Label(\"99th Percentile\")")
                .contains("@Timespan(\"NANOSECONDS\")")
                .contains("@Description(\"The step that produced the answer");
    }

    @Test
    void viewShowsATableWithLabels() {
        assumeTrue(jdk.feature() >= FIRST_WITH_VIEW, "jfr view is not in " + jdk);

        assertThat(view("whence.Resolution"))
                .contains("Resolution", "Duration", "Point", "Mode", "Path", "Implementation", "Walked")
                .contains("pipeline", "patched");
        assertThat(view("whence.ClassWalk")).contains("Class Walk", "Classes Walked", "first");
        assertThat(view("whence.Patch")).contains("Version Loaded", "In Use", "Honoured");
        assertThat(view("whence.Step")).contains("Resolution Step", "Outcome", "passed-over");
        assertThat(view("whence.Summary")).contains("Resolution Summary", "Median", "99th Percentile");
        assertThat(view("whence.Agent")).contains("Points Woven", "premain");
    }

    private String print(String event) {
        return Fork.of(jdk.tool("jfr"), "print", "--events", event, recording)
                .succeeded()
                .out();
    }

    private String view(String event) {
        return Fork.of(jdk.tool("jfr"), "view", "--width", "240", event, recording)
                .succeeded()
                .out();
    }
}
