package dev.whence.report.json;

import dev.whence.output.JsonDocument;
import dev.whence.report.answer.AnswerLine;
import dev.whence.report.answer.Clock;
import dev.whence.report.answer.FailureGroup;
import dev.whence.report.answer.KeyChange;
import dev.whence.report.answer.PointAnswers;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.CandidateReport;
import dev.whence.report.figures.SlowReport;
import java.io.IOException;
import java.util.List;

/** Writes answers as members of a JSON object; what is unknown is null. */
public final class AnswerJson {
    private final JsonDocument json;

    public AnswerJson(JsonDocument json) {
        this.json = json;
    }

    /** Members {@code answers}, {@code leftOut}, {@code failures} and {@code keysWithTwoAnswers}. */
    public void write(List<PointAnswers> tables) throws IOException {
        json.objects(
                        "answers",
                        tables.stream().flatMap(table -> table.shown().stream()).toList(),
                        this::answer)
                .number(
                        "leftOut",
                        tables.stream()
                                .mapToLong(table ->
                                        table.all().size() - table.shown().size())
                                .sum())
                .number(
                        "uncounted",
                        tables.stream().mapToLong(PointAnswers::missing).sum())
                .objects("failures", FailureGroup.of(tables), this::failure)
                .objects("keysWithTwoAnswers", KeyChange.of(tables), this::change);
    }

    void slowest(List<SlowReport> slowest) throws IOException {
        json.objects(
                "slowest",
                slowest,
                slow -> json.text("point", slow.point())
                        .text("key", slow.key())
                        .text("path", slow.path())
                        .text("class", slow.className())
                        .text("failure", slow.failure().isEmpty() ? null : slow.failure())
                        .text("thread", slow.thread())
                        .text("start", Clock.iso(slow.startNanos()))
                        .number("nanos", slow.nanos())
                        .number("classesDefined", slow.classesDefined())
                        .objects(
                                "activities",
                                slow.activities(),
                                done -> json.text("kind", done.kind().name())
                                        .number("count", done.count())
                                        .number("nanos", done.nanos()))
                        .texts("stack", slow.stack()));
    }

    void candidates(List<CandidateReport> candidates) throws IOException {
        json.objects(
                "candidates",
                candidates,
                candidate -> json.text("point", candidate.point())
                        .text("key", candidate.key())
                        .number("position", candidate.position())
                        .text("name", candidate.name().isEmpty() ? null : candidate.name())
                        .text("class", candidate.className())
                        .text("loader", candidate.loader())
                        .text("source", candidate.source())
                        .number("offered", candidate.offered())
                        .number("won", candidate.won())
                        .text("reason", candidate.reason().isEmpty() ? null : candidate.reason()));
    }

    private void answer(AnswerLine line) throws IOException {
        json.text("point", line.point())
                .text("mode", line.mode())
                .text("key", line.key())
                .text("class", line.className())
                .text("loader", line.first().loader())
                .text("source", line.first().source())
                .text("sourceVersion", line.first().sourceVersion())
                .text("from", line.origin())
                .text("path", line.path())
                .number("count", line.count())
                .number("failures", line.failures())
                .text("failure", line.failure().isEmpty() ? null : line.failure())
                .number("meanNanos", line.meanNanos())
                .number("maxNanos", line.maxNanos())
                .number("totalNanos", line.totalNanos());
        if (line.selfNanos() == AnswerReport.UNKNOWN) {
            json.nothing("selfNanos");
        } else {
            json.number("selfNanos", line.selfNanos());
        }
        json.text("firstSeen", Clock.iso(line.firstSeenNanos()))
                .text("lastSeen", Clock.iso(line.lastSeenNanos()))
                .flag("found", line.found())
                .flag("elements", line.elements())
                .flag("exact", line.exact());
    }

    private void failure(FailureGroup group) throws IOException {
        json.text("point", group.point())
                .text("key", group.key())
                .text("exception", group.exception())
                .number("count", group.count())
                .text("first", Clock.iso(group.firstNanos()))
                .text("last", Clock.iso(group.lastNanos()))
                .flag("exact", group.exact());
    }

    private void change(KeyChange change) throws IOException {
        json.text("point", change.point())
                .text("key", change.key())
                .text("changed", Clock.iso(change.changedNanos()))
                .flag("tookOver", change.tookOver())
                .objects(
                        "answers",
                        change.answers(),
                        answer -> json.text("class", answer.className())
                                .text("source", answer.source())
                                .number("count", answer.count())
                                .text("firstSeen", Clock.iso(answer.firstNanos()))
                                .text("lastSeen", Clock.iso(answer.lastNanos())));
    }
}
