package dev.whence.report.json;

import dev.whence.baseline.answer.StableAnswer;
import dev.whence.output.JsonDocument;
import java.io.IOException;

/** Writes what of an answer is compared, as members of a JSON object. */
final class StableAnswerJson {
    private StableAnswerJson() {}

    static void write(JsonDocument json, StableAnswer answer) throws IOException {
        json.text("answer", answer.outcome())
                .text("jar", answer.jar().text())
                .text("version", answer.jar().version());
    }
}
