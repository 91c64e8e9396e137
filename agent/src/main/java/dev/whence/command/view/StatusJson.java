package dev.whence.command.view;

import dev.whence.agent.protocol.Answer;
import dev.whence.agent.protocol.Line;
import dev.whence.agent.protocol.LineKind;
import dev.whence.command.jvm.TargetJvm;
import dev.whence.output.JsonDocument;
import dev.whence.output.JsonDocument.Colon;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a status as one JSON object, for programs. */
public final class StatusJson {
    private final JsonDocument json;
    private final Answer answer;

    private StatusJson(JsonDocument json, Answer answer) {
        this.json = json;
        this.answer = answer;
    }

    public static void write(TargetJvm target, Answer answer, Writer out) throws IOException {
        JsonDocument.write(out, Colon.SPACE_AFTER, json -> new StatusJson(json, answer).status(target));
    }

    private void status(TargetJvm target) throws IOException {
        json.number("pid", target.jvm().pid())
                .text("main", target.jvm().main())
                .text("java", target.version())
                .flag("attached", !answer.has(LineKind.ABSENT))
                .flag("forbidden", target.forbids());
        if (!answer.has(LineKind.ABSENT)) {
            agent();
        }
    }

    private void agent() throws IOException {
        Line agent = answer.first(LineKind.AGENT);
        json.text("version", agent.text("version"))
                .text("launch", agent.text("launch"))
                .text("options", agent.text("options"))
                .text("discovery", agent.text("discovery"))
                .text("archive", agent.text("archive"))
                .text("state", answer.first(LineKind.STATE).text("state"))
                .objects(
                        "recordings",
                        lines(LineKind.RECORDING),
                        line -> json.number("id", line.number("id")).text("name", line.text("name")))
                .objects("woven", lines(LineKind.WOVEN), line -> {
                    method(line);
                    json.flag("bridged", StatusText.isBridged(line));
                });
        if (answer.has(LineKind.PROGRESS)) {
            Line progress = answer.first(LineKind.PROGRESS);
            json.object(
                    "weaving",
                    () -> json.number("done", progress.number("done"))
                            .number("total", progress.number("total"))
                            .number("largestBatch", progress.number("largestBatch"))
                            .number("longestBatchNanos", progress.number("longestBatchNanos"))
                            .number("longestStopNanos", progress.number("longestStopNanos")));
        }
        Line walks = answer.first(LineKind.WALKS);
        Line errors = answer.first(LineKind.ERRORS);
        json.objects("matched", lines(LineKind.MATCHED), this::method)
                .texts(
                        "unmatched",
                        answer.all(LineKind.UNMATCHED)
                                .map(line -> line.text("problem"))
                                .toList())
                .objects(
                        "gaveWay",
                        lines(LineKind.GAVE_WAY),
                        line -> json.text("point", line.text("point"))
                                .text("percent", line.text("percent"))
                                .text("done", line.text("done"))
                                .text("when", line.text("when")))
                .objects(
                        "paths",
                        lines(LineKind.PATH),
                        line -> json.text("point", line.text("point"))
                                .text("path", line.text("path"))
                                .number("count", line.number("count"))
                                .number("failures", line.number("failures")))
                .objects("answers", lines(LineKind.ANSWER), line -> {
                    for (String field : List.of(
                            "point", "mode", "key", "path", "implementation", "source", "sourceVersion", "failure")) {
                        json.text(field, line.text(field));
                    }
                    json.number("count", line.number("count"))
                            .number("totalNanos", line.number("total"))
                            .number("selfNanos", line.number("self"));
                })
                .object(
                        "walks",
                        () -> json.number("count", walks.number("count"))
                                .number("totalNanos", walks.number("nanos"))
                                .number("classes", walks.number("classes")))
                .objects(
                        "versions",
                        lines(LineKind.VERSION),
                        line -> json.text("class", line.text("class"))
                                .text("loader", line.text("loader"))
                                .text("codeSource", orNull(line.text("codeSource")))
                                .flag("inUse", line.flag("inUse"))
                                .flag("honoured", line.flag("usable"))
                                .text("why", orNull(line.text("why"))))
                .object(
                        "errors",
                        () -> json.number("count", errors.number("count")).text("last", orNull(errors.text("last"))))
                .number("exhausted", exhausted(answer));
    }

    private void method(Line line) throws IOException {
        json.text("point", line.text("method")).text("loader", line.text("loader"));
        if (line.number("classes") > 0) {
            json.number("classes", line.number("classes"));
        }
    }

    private List<Line> lines(LineKind kind) {
        return answer.all(kind).toList();
    }

    /** Calls that are not recorded since their thread's stack was exhausted; an older agent does not say. */
    static long exhausted(Answer answer) {
        return answer.has(LineKind.EXHAUSTED) ? answer.first(LineKind.EXHAUSTED).number("count") : 0;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
