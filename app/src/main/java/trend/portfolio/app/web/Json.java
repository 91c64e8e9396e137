package trend.portfolio.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Parts of JSON documents that several of the server's answers have. */
final class Json {

    private Json() {}

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeFieldName(name);
        strings(json, values);
    }

    static void strings(JsonGenerator json, List<String> values) throws IOException {
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
