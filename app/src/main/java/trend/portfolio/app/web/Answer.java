package trend.portfolio.app.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trend.portfolio.app.report.JsonReport;

/**
 * What the server answers to one request.
 *
 * @param status the HTTP status
 * @param type the media type of the body
 * @param body the body
 * @param headers further headers
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json; charset=utf-8";

    static Answer of(String type, byte[] body) {
        return new Answer(200, type, body, Map.of());
    }

    static Answer json(int status, JsonReport.Content content) {
        return new Answer(status, JSON, line(content), Map.of());
    }

    static Answer json(byte[] document) {
        return of(JSON, document);
    }

    /** An error as one line: {@code {"error":"…","field":"…"}}, the field only where one is to blame. */
    static Answer error(int status, String message, @Nullable String field) {
        return json(status, json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            if (field != null) {
                json.writeStringField("field", field);
            }
            json.writeEndObject();
        });
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, type, body, all);
    }

    /** A document of one line, in UTF-8. */
    static byte[] line(JsonReport.Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Nothing is written but memory.
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
