package dev.whence.report.json;

import dev.whence.baseline.answer.StableAnswer;
import dev.whence.output.JsonDocument;
import dev.whence.report.baseline.AnswersResult;
import dev.whence.report.baseline.AnswersVerdict;
import dev.whence.report.baseline.Departure;
import java.io.IOException;

/** Writes what became of a baseline of answers as members of a JSON object. */
final class BaselineJson {
    private final JsonDocument json;

    BaselineJson(JsonDocument json) {
        this.json = json;
    }

    void write(AnswersResult result) throws IOException {
        json.text("file", result.file())
                .text("state", result.state())
                .text("written", result.written())
                .text("why", result.why());
        AnswersVerdict verdict = result.verdict();
        if (verdict != null) {
            json.number("answers", verdict.now().size())
                    .number("allowed", verdict.allowed())
                    .objects("departures", verdict.departures(), this::departure)
                    .objects("unseen", verdict.unseen(), this::answer);
        }
    }

    private void departure(Departure departure) throws IOException {
        json.text("kind", departure.kind().name());
        answer(departure.now());
        json.objects("allowed", departure.allowed(), this::answer).text("asker", departure.asker());
    }

    private void answer(StableAnswer answer) throws IOException {
        json.text("point", answer.point()).text("key", answer.key());
        StableAnswerJson.write(json, answer);
    }
}
