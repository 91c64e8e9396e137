package dev.whence.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.whence.report.Json;
import dev.whence.report.ManyRecordings;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.ReportFixture;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program reads. */
class JsonReportTest {
    @TempDir
    private Path folder;

    @Test
    void holdsEachMemberThatIsPromised() throws Exception {
        Class<?> patch = RecordingFixture.anotherVersion(Pipeline.class, "patch");
        Path file = RecordingFixture.record(folder.resolve("größe.jfr"), recording -> {
            RecordingFixture.agent("x = a.B::c: no class\ny = a.C::d: no method", 1, "an \"error\"", 7);
            RecordingFixture.patch(patch, "patch L@7", "file:/p.jar", false, "observed");
            RecordingFixture.walk(1, 1_500);
            RecordingFixture.walk(0, 1_600);
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
            RecordingFixture.resolution("pipeline", "default", "none", null, "why not");
        });

        Map<String, Object> json = json(file);

        assertThat(json)
                .containsKeys("agent", "points", "walks", "versions", "unmatched")
                .containsEntry("percentiles", "events");
        assertThat(Json.object(json, "agent"))
                .containsEntry("version", "1.0.0")
                .containsEntry("launch", "premain")
                .containsEntry("options", "points=pipeline")
                .containsEntry("points", List.of("pipeline = trend.portfolio.app.PipelineProxy::resolve"))
                .containsEntry("unmatched", List.of("x = a.B::c: no class", "y = a.C::d: no method"))
                .containsEntry("errors", 1L)
                .containsEntry("lastError", "an \"error\"")
                .containsEntry("exhausted", 7L);
        assertThat(json).containsEntry("unmatched", List.of("x = a.B::c: no class", "y = a.C::d: no method"));

        assertThat(Json.objects(json, "points")).hasSize(1);
        Map<String, Object> point = Json.objects(json, "points").get(0);
        assertThat(point).containsEntry("point", "pipeline");
        assertThat(Json.objects(point, "paths")).hasSize(2);
        Map<String, Object> live = Json.objects(point, "paths").get(0);
        assertThat(live).contains(entry("path", "live"), entry("count", 2L), entry("failures", 0L));
        assertThat((Long) live.get("totalNanos")).isPositive();
        assertThat((Long) live.get("p50Nanos")).isBetween(0L, (Long) live.get("p99Nanos"));
        assertThat((Long) live.get("p99Nanos")).isLessThanOrEqualTo((Long) live.get("maxNanos"));
        assertThat(Json.objects(point, "paths").get(1))
                .contains(
                        entry("path", "none"), entry("count", 1L), entry("failures", 1L), entry("failure", "why not"));

        assertThat(Json.object(json, "walks"))
                .contains(entry("count", 2L), entry("classes", 3_100L), entry("resolving", 1L))
                .containsKey("totalNanos");
        assertThat(Json.objects(json, "versions")).hasSize(2);
        assertThat(Json.objects(json, "versions").get(0))
                .contains(
                        entry("class", Pipeline.class.getName()),
                        entry("loader", "app"),
                        entry("codeSource", null),
                        entry("honoured", null),
                        entry("used", 2L));
        assertThat(Json.objects(json, "versions").get(1))
                .contains(
                        entry("class", Pipeline.class.getName()),
                        entry("loader", "patch L@7"),
                        entry("codeSource", "file:/p.jar"),
                        entry("honoured", false),
                        entry("why", "observed"),
                        entry("used", 0L));
        assertThat(Json.objects(json, "files")).singleElement().satisfies(recording -> {
            assertThat((String) recording.get("file")).endsWith("größe.jfr");
            assertThat(Json.objects(recording, "points")).hasSize(1);
        });
    }

    @Test
    void hasTheSameShapeWhenThereIsNothing() throws Exception {
        Map<String, Object> json = json(RecordingFixture.record(folder.resolve("none.jfr"), recording -> {}));

        assertThat(json)
                .containsEntry("agent", null)
                .containsEntry("points", List.of())
                .containsEntry("versions", List.of())
                .containsEntry("unmatched", List.of())
                .containsEntry("advice", null)
                .containsEntry("spared", null);
        assertThat(Json.object(json, "walks"))
                .contains(entry("count", 0L), entry("totalNanos", 0L), entry("classes", 0L));
    }

    private static Map<String, Object> json(Path file) throws Exception {
        Report report = Recordings.read(List.of(file), complaint -> {
            throw new AssertionError(complaint);
        });
        assertThat(report).isNotNull();
        StringWriter out = new StringWriter();
        JsonReport.write(report, AnswerQuery.DEFAULT.with(Integer.MAX_VALUE), null, out);
        assertThat(out.toString()).matches(text -> text.chars().allMatch(c -> c < 128), "all ASCII");
        return Json.object(out.toString());
    }

    /** Each recording, and what is notable of it: what the other forms leave out. */
    @Test
    void holdsEachOfManyRecordings() throws Exception {
        ManyRecordings many = new ManyRecordings();
        many.sound(57, "1.0.0");
        many.ofAgent("0.9.0");
        many.silent();
        many.cut();
        ActivityReport calls = ReportFixture.activity(ReportFixture.noWalks());
        StringWriter out = new StringWriter();
        JsonReport.write(
                ReportFixture.report(calls, many.recordings().toArray(RecordingReport[]::new)),
                AnswerQuery.DEFAULT,
                null,
                out);

        Map<String, Object> json = Json.object(out.toString());

        assertThat(Json.objects(json, "files")).hasSize(60);
        assertThat(Json.objects(json, "files").get(1))
                .contains(
                        entry("name", "orders/h1/run.jfr"),
                        entry("service", "orders"),
                        entry("serviceVersion", "1.0"),
                        entry("host", "h1"),
                        entry("agentVersion", "1.0.0"),
                        entry("notable", List.of()));
        assertThat(Json.objects(json, "files"))
                .filteredOn(file -> !file.get("notable").equals(List.of()))
                .extracting(file -> file.get("name"), file -> file.get("notable"))
                .containsExactly(
                        tuple("old.jfr", List.of("agent 0.9.0, most have 1.0.0")),
                        tuple("silent.jfr", List.of("no event of Whence")),
                        tuple("cut.jfr", List.of("incomplete")));
        assertThat(Json.objects(json, "services"))
                .extracting(service -> service.get("service"), service -> service.get("recordings"))
                .containsExactly(tuple("cart", 19L), tuple("orders", 19L), tuple("shop", 21L), tuple("", 1L));
    }
}
