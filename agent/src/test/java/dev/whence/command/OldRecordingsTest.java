package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that version 1.0.0 wrote, on JDK 17 and 25, are read with the figures that are in them. */
class OldRecordingsTest {
    private static final String FOLDER = "/dev/whence/report/recorded-by-1.0.0/";

    @ParameterizedTest
    @ValueSource(strings = {"jdk-17.jfr", "jdk-25.jfr"})
    void theCountsOfAProgramThatAsksForParsers(String recording) throws Exception {
        Map<String, Object> report = Json.object(run("report", file(recording), "--format", "json"));

        Map<String, Object> point = Json.objects(report, "points").get(0);
        assertThat(point).containsEntry("point", "jaxp");
        assertThat(Json.objects(point, "paths"))
                .singleElement()
                .satisfies(path -> assertThat(path)
                        .containsEntry("path", "service")
                        .containsEntry("count", 25L)
                        .containsEntry("failures", 0L));
        assertThat(Json.objects(point, "steps"))
                .singleElement()
                .satisfies(step -> assertThat(step).containsEntry("chosen", 25L));
        assertThat(Json.objects(report, "answers"))
                .extracting(answer -> answer.get("class") + " " + answer.get("count"))
                .containsExactly(
                        "org.apache.xerces.jaxp.SAXParserFactoryImpl 20",
                        "org.apache.xerces.jaxp.DocumentBuilderFactoryImpl 5");
    }

    @Test
    void theAnswersOfAPatchedPipeline() throws Exception {
        List<String> csv =
                run("answers", file("patched.jfr"), "--format", "csv").lines().toList();

        assertThat(csv).hasSize(2);
        assertThat(csv.get(1)).startsWith("pipeline,default,run,trend.analysis.TrendPipeline,trend-app-patch.jar,");
        assertThat(run("report", file("patched.jfr")))
                .contains("Point pipeline", "Versions seen", "trend.analysis.TrendPipeline")
                .containsPattern("patched +50 +0 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk-17.jfr", "jdk-25.jfr", "patched.jfr"})
    void theText(String recording) throws Exception {
        assertThat(run("report", file(recording))).contains("agent 1.0.0", "none failed", "Answers of ");
    }

    private static String file(String name) throws URISyntaxException {
        return Path.of(OldRecordingsTest.class.getResource(FOLDER + name).toURI())
                .toString();
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, arguments);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
