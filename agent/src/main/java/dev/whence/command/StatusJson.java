package dev.whence.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.whence.command.Answer.Line;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes a status as one JSON object, for programs. ASCII only, so that no terminal's encoding can spoil it. */
final class StatusJson {
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

    static void write(Target target, Answer answer, Writer out) throws IOException {
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

    private void status(Target target) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pid", target.jvm().pid());
        string("main", target.jvm().main());
        string("java", target.version());
        json.writeBooleanField("attached", !answer.has("absent"));
        json.writeBooleanField("forbidden", target.forbids());
        if (!answer.has("absent")) {
            agent();
        }
        json.writeEndObject();
    }

    private void agent() throws IOException {
        Line agent = answer.first("agent");
        string("version", agent.text(0));
        string("launch", agent.text(1));
        string("options", agent.text(2));
        string("discovery", agent.text(3));
        string("state", answer.first("state").text(0));
        array("recordings", "recording", line -> {
            json.writeNumberField("id", line.number(0));
            string("name", line.text(1));
        });
        array("woven", "woven", line -> {
            method(line);
            json.writeBooleanField("bridged", Findings.isBridged(line));
        });
        if (answer.has("progress")) {
            Line progress = answer.first("progress");
            json.writeObjectFieldStart("weaving");
            json.writeNumberField("done", progress.number(0));
            json.writeNumberField("total", progress.number(1));
            json.writeNumberField("largestBatch", progress.number(2));
            json.writeNumberField("longestBatchNanos", progress.number(3));
            json.writeEndObject();
        }
        array("matched", "matched", this::method);
        json.writeArrayFieldStart("unmatched");
        for (Line line : answer.all("unmatched").toList()) {
            json.writeString(line.text(0));
        }
        json.writeEndArray();
        array("paths", "path", line -> {
            string("point", line.text(0));
            string("path", line.text(1));
            json.writeNumberField("count", line.number(2));
            json.writeNumberField("failures", line.number(3));
        });
        Line walks = answer.first("walks");
        json.writeObjectFieldStart("walks");
        json.writeNumberField("count", walks.number(0));
        json.writeNumberField("totalNanos", walks.number(1));
        json.writeNumberField("classes", walks.number(2));
        json.writeEndObject();
        array("versions", "version", line -> {
            string("class", line.text(0));
            string("loader", line.text(1));
            string("codeSource", orNull(line.text(2)));
            json.writeBooleanField("inUse", line.flag(3));
            json.writeBooleanField("honoured", line.flag(4));
            string("why", orNull(line.text(5)));
        });
        Line errors = answer.first("errors");
        json.writeObjectFieldStart("errors");
        json.writeNumberField("count", errors.number(0));
        string("last", orNull(errors.text(1)));
        json.writeEndObject();
    }

    private void method(Line line) throws IOException {
        string("point", line.text(0));
        string("loader", line.text(1));
        if (line.number(3) > 0) {
            json.writeNumberField("classes", line.number(3));
        }
    }

    private void array(String name, String kind, Writing writing) throws IOException {
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
