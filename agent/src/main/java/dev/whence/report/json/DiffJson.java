package dev.whence.report.json;

import dev.whence.baseline.answer.StableAnswer;
import dev.whence.output.JsonDocument;
import dev.whence.report.diff.AnswersDiff;
import dev.whence.report.diff.Difference;
import dev.whence.report.diff.Timing;
import java.io.IOException;
import java.io.Writer;

/** Writes the differences between two runs as one JSON object, for programs. */
public final class DiffJson {
    private final JsonDocument json;

    private DiffJson(JsonDocument json) {
        this.json = json;
    }

    /** Writes the object, and a line's end, and flushes. Times are nanoseconds. */
    public static void write(AnswersDiff diff, Writer out) throws IOException {
        JsonDocument.write(
                out,
                JsonDocument.Colon.SPACE_AFTER,
                json -> json.number("schema", JsonReport.SCHEMA)
                        .text("before", diff.before())
                        .text("now", diff.now())
                        .number("keys", diff.keys())
                        .objects("differences", diff.differences(), new DiffJson(json)::difference)
                        .texts("notes", diff.notes()));
    }

    private void difference(Difference difference) throws IOException {
        json.text("kind", difference.kind().name())
                .text("point", difference.point())
                .text("key", difference.path() == null ? difference.key() : null)
                .text("path", difference.path())
                .objects("before", difference.before(), this::answer)
                .objects("now", difference.now(), this::answer)
                .object("timeBefore", () -> time(difference.beforeTime()))
                .object("timeNow", () -> time(difference.nowTime()));
    }

    private void time(Timing time) throws IOException {
        json.number("count", time.count()).number("nanosEach", time.nanosEach());
    }

    private void answer(StableAnswer answer) throws IOException {
        StableAnswerJson.write(json, answer);
    }
}
