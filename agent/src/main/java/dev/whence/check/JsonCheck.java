package dev.whence.check;

import dev.whence.output.JsonDocument;
import dev.whence.output.JsonDocument.Colon;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what points match as one JSON object, for programs. */
final class JsonCheck {
    private JsonCheck() {}

    static void write(List<PointMatch> results, String where, boolean good, Writer out) throws IOException {
        JsonDocument.write(
                out,
                Colon.SPACE_AROUND,
                json -> json.text("where", where)
                        .flag("good", good)
                        .objects("methods", results, result -> write(result, json)));
    }

    private static void write(PointMatch result, JsonDocument json) throws IOException {
        json.text("method", result.method())
                .text("problem", result.problem())
                .flag("absent", result.absent())
                .texts("nearest", result.nearest())
                .texts("remarks", result.remarks());
        if (result.implementations() >= 0) {
            json.number("implementations", result.implementations());
        }
        json.objects(
                "matches",
                result.matches(),
                match -> json.text("class", match.className())
                        .text("method", match.signature().isEmpty() ? null : match.signature())
                        .text("from", match.from()));
    }
}
