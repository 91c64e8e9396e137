package dev.whence.command.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.jvm.TargetJvm;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes a status as one JSON object, for programs. ASCII only, so that no terminal's encoding can spoil it. */
public final class StatusJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;
    private final Answer answer;

    private StatusJson(JsonGenerator json, Answer answer) {
        this.json = json;
        this.answer = answer;
    }

    public static void write(TargetJvm target, Answer answer, Writer out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withRootSeparator(""));
        try (JsonGenerator generator = FACTORY.createGenerator(out).setPrettyPrinter(printer)) {
            new StatusJson(generator, answer).status(target);
        }
        out.write(System.lineSeparator());
        out.flush();
    }

    private void status(TargetJvm target) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pid", target.jvm().pid());
        string("main", target.jvm().main());
        string("java", target.version());
        json.writeBooleanField("attached", !answer.has(LineKind.ABSENT));
        json.writeBooleanField("forbidden", target.forbids());
        if (!answer.has(LineKind.ABSENT)) {
            agent();
        }
        json.writeEndObject();
    }

    private void agent() throws IOException {
        Line agent = answer.first(LineKind.AGENT);
        string("version", agent.text("version"));
        string("launch", agent.text("launch"));
        string("options", agent.text("options"));
        string("discovery", agent.text("discovery"));
        string("state", answer.first(LineKind.STATE).text("state"));
        array("recordings", LineKind.RECORDING, line -> {
            json.writeNumberField("id", line.number("id"));
            string("name", line.text("name"));
        });
        array("woven", LineKind.WOVEN, line -> {
            method(line);
            json.writeBooleanField("bridged", StatusText.isBridged(line));
        });
        if (answer.has(LineKind.PROGRESS)) {
            Line progress = answer.first(LineKind.PROGRESS);
            json.writeObjectFieldStart("weaving");
            json.writeNumberField("done", progress.number("done"));
            json.writeNumberField("total", progress.number("total"));
            json.writeNumberField("largestBatch", progress.number("largestBatch"));
            json.writeNumberField("longestBatchNanos", progress.number("longestBatchNanos"));
            json.writeEndObject();
        }
        array("matched", LineKind.MATCHED, this::method);
        json.writeArrayFieldStart("unmatched");
        for (Line line : answer.all(LineKind.UNMATCHED).toList()) {
            json.writeString(line.text("problem"));
        }
        json.writeEndArray();
        array("paths", LineKind.PATH, line -> {
            string("point", line.text("point"));
            string("path", line.text("path"));
            json.writeNumberField("count", line.number("count"));
            json.writeNumberField("failures", line.number("failures"));
        });
        Line walks = answer.first(LineKind.WALKS);
        json.writeObjectFieldStart("walks");
        json.writeNumberField("count", walks.number("count"));
        json.writeNumberField("totalNanos", walks.number("nanos"));
        json.writeNumberField("classes", walks.number("classes"));
        json.writeEndObject();
        array("versions", LineKind.VERSION, line -> {
            string("class", line.text("class"));
            string("loader", line.text("loader"));
            string("codeSource", orNull(line.text("codeSource")));
            json.writeBooleanField("inUse", line.flag("inUse"));
            json.writeBooleanField("honoured", line.flag("usable"));
            string("why", orNull(line.text("why")));
        });
        Line errors = answer.first(LineKind.ERRORS);
        json.writeObjectFieldStart("errors");
        json.writeNumberField("count", errors.number("count"));
        string("last", orNull(errors.text("last")));
        json.writeEndObject();
    }

    private void method(Line line) throws IOException {
        string("point", line.text("method"));
        string("loader", line.text("loader"));
        if (line.number("classes") > 0) {
            json.writeNumberField("classes", line.number("classes"));
        }
    }

    private void array(String name, LineKind kind, Writing writing) throws IOException {
        json.writeArrayFieldStart(name);
        for (Line line : answer.all(kind).toList()) {
            json.writeStartObject();
            writing.of(line);
            json.writeEndObject();
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

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private interface Writing {
        void of(Line line) throws IOException;
    }
}
