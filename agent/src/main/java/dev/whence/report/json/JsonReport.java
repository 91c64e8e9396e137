package dev.whence.report.json;

import dev.whence.origin.OriginJson;
import dev.whence.origin.ShownPath;
import dev.whence.output.JsonDocument;
import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.baseline.AnswersResult;
import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.StepReport;
import dev.whence.report.figures.VersionReport;
import dev.whence.report.figures.WalkReport;
import dev.whence.report.findings.FlagSavings;
import dev.whence.report.findings.NotableRecording;
import dev.whence.report.findings.RecordingGroup;
import java.io.IOException;
import java.io.Writer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a report as one JSON object, for programs. */
public final class JsonReport {
    /** Of what its members mean: a member is added without another one, and never means something else. */
    public static final int SCHEMA = 2;

    private final JsonDocument json;
    private final AnswerQuery query;

    private JsonReport(JsonDocument json, AnswerQuery query) {
        this.json = json;
        this.query = query;
    }

    /**
     * Writes the report with the answers that a query selects, and a line's end, and flushes. Times are nanoseconds.
     *
     * @param baseline what became of a baseline; null where there is none
     */
    public static void write(Report report, AnswerQuery query, @Nullable AnswersResult baseline, Writer out)
            throws IOException {
        JsonDocument.write(out, JsonDocument.Colon.SPACE_AFTER, json -> {
            new JsonReport(json, query).report(report);
            if (baseline != null) {
                json.object("baseline", () -> new BaselineJson(json).write(baseline));
            }
        });
    }

    private void report(Report report) throws IOException {
        json.number("schema", SCHEMA);
        agent(report.agent());
        json.text("percentiles", report.all().percentiles().word());
        activity(report.all());
        AnswerJson answers = new AnswerJson(json);
        answers.write(query.of(report));
        answers.slowest(query.slowest(report));
        answers.candidates(query.candidates(report));
        json.objects("versions", report.versions(), this::version).texts("unmatched", report.unmatched());
        new OriginJson(json, ShownPath.WHOLE).failures(report.linkage());
        json.text("advice", report.advice())
                .text("spared", FlagSavings.by(report.recordings()))
                .objects("services", RecordingGroup.of(report.recordings()), this::group);
        Map<RecordingReport, List<String>> notable = new IdentityHashMap<>();
        NotableRecording.of(report.recordings()).forEach(each -> notable.put(each.recording(), each.reasons()));
        json.objects("files", report.recordings(), recording -> recording(recording, notable));
    }

    private void agent(@Nullable AgentReport agent) throws IOException {
        if (agent == null) {
            json.nothing("agent");
            return;
        }
        json.object(
                "agent",
                () -> json.text("version", agent.version())
                        .text("service", agent.service())
                        .text("serviceVersion", agent.serviceVersion())
                        .text("host", agent.host())
                        .text("instance", agent.instance())
                        .text("launch", agent.launch())
                        .text("options", agent.options())
                        .text("discovery", agent.discovery())
                        .texts("points", agent.points())
                        .texts("unmatched", agent.unmatched())
                        .texts("gaveWay", agent.gaveWay())
                        .number("errors", agent.errors())
                        .text("lastError", agent.lastError())
                        .number("exhausted", agent.exhausted()));
    }

    private void activity(ActivityReport activity) throws IOException {
        json.objects("points", activity.points(), this::point);
        WalkReport walks = activity.walks();
        json.object(
                "walks",
                () -> json.number("count", walks.count())
                        .number("totalNanos", walks.totalNanos())
                        .number("classes", walks.classes())
                        .number("maxNanos", walks.maxNanos())
                        .number("resolving", walks.resolving())
                        .number("resolvingNanos", walks.resolvingNanos()));
    }

    private void point(PointReport point) throws IOException {
        json.text("point", point.point())
                .objects(
                        "modes",
                        List.copyOf(point.modes().entrySet()),
                        mode -> json.text("mode", mode.getKey()).number("count", mode.getValue()))
                .objects("paths", point.paths(), this::path)
                .objects("steps", point.steps(), this::step);
    }

    private void path(PathReport path) throws IOException {
        json.text("path", path.path())
                .number("count", path.count())
                .number("failures", path.failures())
                .number("totalNanos", path.totalNanos())
                .number("p50Nanos", path.p50Nanos())
                .number("p99Nanos", path.p99Nanos())
                .number("maxNanos", path.maxNanos())
                .number("minNanos", path.minNanos())
                .number("outermostNanos", path.outermostNanos())
                .number("p50FromNanos", path.p50Range().fromNanos())
                .number("p50ToNanos", path.p50Range().toNanos())
                .number("p99FromNanos", path.p99Range().fromNanos())
                .number("p99ToNanos", path.p99Range().toNanos())
                .text("percentiles", path.percentiles().word())
                .number("belowThreshold", path.belowThreshold())
                .number("overLimit", path.overLimit())
                .text("failure", path.failure());
    }

    private void step(StepReport step) throws IOException {
        json.text("path", step.path())
                .number("count", step.count())
                .number("chosen", step.chosen())
                .number("passedOver", step.passedOver())
                .number("empty", step.empty())
                .number("failed", step.failed())
                .number("totalNanos", step.totalNanos())
                .text("failure", step.failure());
    }

    private void version(VersionReport version) throws IOException {
        json.text("class", version.className())
                .text("loader", version.loader())
                .text("codeSource", version.codeSource())
                .flag("honoured", version.honoured())
                .text("why", version.why())
                .text(
                        "trustedBy",
                        version.trust() == null ? null : version.trust().trustedBy())
                .text("sha256", version.trust() == null ? null : version.trust().sha256())
                .flag(
                        "vouched",
                        version.trust() == null ? null : version.trust().vouched())
                .text(
                        "definedBy",
                        version.trust() == null ? null : version.trust().definedBy())
                .number("used", version.used())
                .flag("inUse", version.inUse());
    }

    private void group(RecordingGroup group) throws IOException {
        AgentReport agent = group.recordings().get(0).agent();
        json.text("service", agent == null ? "" : agent.service())
                .text("serviceVersion", agent == null || agent.service().isEmpty() ? "" : agent.serviceVersion())
                .number("recordings", group.recordings().size())
                .number("spanNanos", group.spanNanos())
                .number("resolutions", group.resolutions())
                .number("failures", group.failures())
                .number("meanNanos", group.meanNanos());
    }

    private void recording(RecordingReport recording, Map<RecordingReport, List<String>> notable) throws IOException {
        AgentReport agent = recording.agent();
        json.text("file", recording.file().toString())
                .text("name", recording.name())
                .text("service", agent == null ? "" : agent.service())
                .text("serviceVersion", agent == null ? "" : agent.serviceVersion())
                .text("host", agent == null ? "" : agent.host())
                .text("instance", agent == null ? "" : agent.instance())
                .text("agentVersion", agent == null ? null : agent.version())
                .texts("notable", notable.getOrDefault(recording, List.of()))
                .number("startNanos", recording.startNanos())
                .number("endNanos", recording.endNanos())
                .number("chunks", recording.chunks())
                .number("repeatedChunks", recording.repeated())
                .flag("complete", recording.complete())
                .number("lostBytes", recording.lostBytes());
        activity(recording.activity());
    }
}
