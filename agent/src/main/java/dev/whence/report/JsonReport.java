package dev.whence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a report as one JSON object, for programs. ASCII only, so that no terminal's encoding can spoil it. */
public final class JsonReport {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the report and a line's end, and flushes. Times are nanoseconds. */
    public static void write(Report report, Writer out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withRootSeparator(""));
        try (JsonGenerator generator = FACTORY.createGenerator(out).setPrettyPrinter(printer)) {
            new JsonReport(generator).report(report);
        }
        out.write(System.lineSeparator());
        out.flush();
    }

    private void report(Report report) throws IOException {
        json.writeStartObject();
        json.writeFieldName("agent");
        agent(report.agent());
        json.writeStringField("percentiles", report.all().summarised() ? "summaries" : "events");
        activity(report.all());
        json.writeArrayFieldStart("versions");
        for (VersionReport version : report.versions()) {
            version(version);
        }
        json.writeEndArray();
        strings("unmatched", report.unmatched());
        string("advice", report.advice());
        string("spared", Spared.by(report.recordings()));
        json.writeArrayFieldStart("files");
        for (RecordingReport recording : report.recordings()) {
            recording(recording);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void agent(@Nullable AgentReport agent) throws IOException {
        if (agent == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("version", agent.version());
        json.writeStringField("launch", agent.launch());
        json.writeStringField("options", agent.options());
        strings("points", agent.points());
        strings("unmatched", agent.unmatched());
        json.writeNumberField("errors", agent.errors());
        string("lastError", agent.lastError());
        json.writeEndObject();
    }

    private void activity(ActivityReport activity) throws IOException {
        json.writeArrayFieldStart("points");
        for (PointReport point : activity.points()) {
            json.writeStartObject();
            json.writeStringField("point", point.point());
            json.writeArrayFieldStart("paths");
            for (PathReport path : point.paths()) {
                path(path);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("steps");
            for (StepReport step : point.steps()) {
                step(step);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        WalkReport walks = activity.walks();
        json.writeObjectFieldStart("walks");
        json.writeNumberField("count", walks.count());
        json.writeNumberField("totalNanos", walks.totalNanos());
        json.writeNumberField("classes", walks.classes());
        json.writeNumberField("maxNanos", walks.maxNanos());
        json.writeNumberField("resolving", walks.resolving());
        json.writeNumberField("resolvingNanos", walks.resolvingNanos());
        json.writeEndObject();
    }

    private void path(PathReport path) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", path.path());
        json.writeNumberField("count", path.count());
        json.writeNumberField("failures", path.failures());
        json.writeNumberField("totalNanos", path.totalNanos());
        json.writeNumberField("p50Nanos", path.p50Nanos());
        json.writeNumberField("p99Nanos", path.p99Nanos());
        json.writeNumberField("maxNanos", path.maxNanos());
        json.writeNumberField("minNanos", path.minNanos());
        json.writeStringField(
                "percentiles",
                switch (path.percentiles()) {
                    case EVENTS -> "events";
                    case SUMMARIES -> "summaries";
                });
        json.writeNumberField("belowThreshold", path.belowThreshold());
        json.writeNumberField("overLimit", path.overLimit());
        string("failure", path.failure());
        json.writeEndObject();
    }

    private void step(StepReport step) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", step.path());
        json.writeNumberField("count", step.count());
        json.writeNumberField("chosen", step.chosen());
        json.writeNumberField("passedOver", step.passedOver());
        json.writeNumberField("empty", step.empty());
        json.writeNumberField("failed", step.failed());
        json.writeNumberField("totalNanos", step.totalNanos());
        string("failure", step.failure());
        json.writeEndObject();
    }

    private void version(VersionReport version) throws IOException {
        json.writeStartObject();
        json.writeStringField("class", version.className());
        json.writeStringField("loader", version.loader());
        string("codeSource", version.codeSource());
        Boolean honoured = version.honoured();
        if (honoured == null) {
            json.writeNullField("honoured");
        } else {
            json.writeBooleanField("honoured", honoured);
        }
        string("why", version.why());
        json.writeNumberField("used", version.used());
        json.writeBooleanField("inUse", version.inUse());
        json.writeEndObject();
    }

    private void recording(RecordingReport recording) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", recording.file().toString());
        json.writeNumberField("startNanos", recording.startNanos());
        json.writeNumberField("endNanos", recording.endNanos());
        json.writeNumberField("chunks", recording.chunks());
        json.writeNumberField("repeatedChunks", recording.repeated());
        json.writeBooleanField("complete", recording.complete());
        json.writeNumberField("lostBytes", recording.lostBytes());
        activity(recording.activity());
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void string(String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
