package dev.whence.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.whence.check.PointMatch.Match;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what points would match as one JSON object, for programs. ASCII only, as all our JSON. */
final class JsonCheck {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonCheck() {}

    static void write(List<PointMatch> results, String where, boolean good, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            json.writeStringField("where", where);
            json.writeBooleanField("good", good);
            json.writeArrayFieldStart("methods");
            for (PointMatch result : results) {
                write(result, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write(System.lineSeparator());
        out.flush();
    }

    private static void write(PointMatch result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", result.method());
        json.writeStringField("problem", result.problem());
        strings("nearest", result.nearest(), json);
        strings("remarks", result.remarks(), json);
        if (result.implementations() >= 0) {
            json.writeNumberField("implementations", result.implementations());
        }
        json.writeArrayFieldStart("matches");
        for (Match match : result.matches()) {
            json.writeStartObject();
            json.writeStringField("class", match.className());
            json.writeStringField("method", match.signature().isEmpty() ? null : match.signature());
            json.writeStringField("from", match.from());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void strings(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
