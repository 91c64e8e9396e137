package trend.portfolio.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.portfolio.app.run.Job;

/** What the server can be asked: files, settings, and runs with their results. */
public final class WebApi {

    private static final String FILES = "/api/files";
    private static final String RUNS = "/api/runs";

    private final PipelineConfig defaults;
    private final DataFolder data;
    private final Supplier<ResolvedPipeline> resolver;
    private final Supplier<MultiTask.Crew> crews;
    private final Runs runs;

    public WebApi(
            PipelineConfig defaults,
            DataFolder data,
            Supplier<ResolvedPipeline> resolver,
            Supplier<MultiTask.Crew> crews,
            Runs runs) {
        this.defaults = defaults;
        this.data = data;
        this.resolver = resolver;
        this.crews = crews;
        this.runs = runs;
    }

    /**
     * Answers a request.
     *
     * @param path decoded, as it was given
     * @throws RefusedRequestException if there is no such thing, or it cannot be done so
     */
    Answer answer(WebRequest request) {
        String path = request.path();
        if (path.equals("/api/settings")) {
            request.allow("GET");
            return settings();
        }
        if (path.equals(FILES)) {
            request.allow("GET");
            return files();
        }
        if (path.startsWith(FILES + "/")) {
            request.allow("GET");
            return file(path.substring(FILES.length() + 1));
        }
        if (path.equals(RUNS)) {
            request.allow("POST");
            return begin(request.body());
        }
        if (path.startsWith(RUNS + "/")) {
            String[] rest = path.substring(RUNS.length() + 1).split("/", -1);
            if (rest.length == 1) {
                request.allow("GET", "DELETE");
                return request.method().equals("DELETE") ? cancel(rest[0]) : state(rest[0]);
            }
            if (rest.length == 2) {
                request.allow("GET");
                return result(rest[0], rest[1]);
            }
        }
        throw RefusedRequestException.of(404, "there is nothing at " + path);
    }

    private Answer settings() {
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("defaults");
            json.writeStringField("in_start", defaults.inSample().start().toString());
            json.writeStringField("in_end", defaults.inSample().end().toString());
            json.writeStringField("out_start", defaults.outOfSample().start().toString());
            json.writeStringField("out_end", defaults.outOfSample().end().toString());
            json.writeNumberField("n", defaults.selected());
            json.writeStringField("score_by", defaults.scoreBy().label());
            json.writeStringField("weighting_scheme", defaults.weighting().label());
            json.writeObjectFieldStart("custom_weights");
            for (Map.Entry<String, Double> weight : defaults.customWeights().entrySet()) {
                json.writeNumberField(weight.getKey(), weight.getValue());
            }
            json.writeEndObject();
            json.writeStringField("risk_free_column", defaults.riskFree());
            json.writeObjectFieldStart("benchmarks");
            for (Map.Entry<String, String> benchmark : defaults.benchmarks().entrySet()) {
                json.writeStringField(benchmark.getKey(), benchmark.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
            Json.strings(
                    json,
                    "scores",
                    Arrays.stream(Score.values()).map(Score::label).toList());
            Json.strings(
                    json,
                    "weightings",
                    Arrays.stream(Weighting.values()).map(Weighting::label).toList());
            json.writeObjectFieldStart("limits");
            json.writeNumberField("open_runs", Runs.OPEN_AT_MOST);
            json.writeNumberField("kept_runs", Runs.KEPT_AT_MOST);
            json.writeNumberField("kept_bytes", Runs.BYTES_AT_MOST);
            json.writeNumberField("periods", RunRequest.MOST_PERIODS);
            json.writeNumberField("selections", RunRequest.MOST_SELECTIONS);
            json.writeNumberField("body_bytes", WebRequest.LARGEST_BODY);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private Answer files() {
        List<String> names;
        try {
            names = data.names();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.json(200, json -> {
            json.writeStartObject();
            Json.strings(json, "files", names);
            json.writeBooleanField("more", names.size() == DataFolder.LISTED_AT_MOST);
            json.writeEndObject();
        });
    }

    private Answer file(String name) {
        Returns returns = data.read("file", name);
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("file", name);
            json.writeStringField("first", returns.months().get(0).toString());
            json.writeStringField(
                    "last", returns.months().get(returns.months().size() - 1).toString());
            json.writeNumberField("months", returns.months().size());
            Json.strings(json, "columns", new ArrayList<>(returns.names()));
            json.writeEndObject();
        });
    }

    private Answer begin(byte[] body) {
        RunRequest request = RunRequest.parse(body, defaults);
        WebRun run = runs.begin(() -> task(request));
        return Answer.json(202, run::write).with(Map.of("Location", RUNS + "/" + run.id()));
    }

    private WebTask task(RunRequest request) {
        Returns returns = data.read("file", request.file());
        request.check(returns);
        Job job = new Job(request.config(), returns);
        return request.multi() ? new MultiTask(job, request.periods(returns), crews) : new SingleTask(resolver, job);
    }

    private Answer state(String id) {
        return Answer.json(200, run(id)::write);
    }

    private Answer cancel(String id) {
        WebRun run = run(id);
        runs.cancel(run);
        return Answer.json(200, run::write);
    }

    private Answer result(String id, String document) {
        WebRun run = run(id);
        KeptResult result = run.result();
        if (!List.of("result.json", "result.csv", "view.json").contains(document)) {
            throw RefusedRequestException.of(404, "there is nothing of a run called " + document);
        }
        if (result == null) {
            throw RefusedRequestException.of(409, "run " + id + " has no result: it is " + run.state());
        }
        return switch (document) {
            case "result.json" -> Answer.json(result.json()).with(saved("trend-" + run.kind() + ".json"));
            case "result.csv" ->
                Answer.of("text/csv; charset=utf-8", result.csv()).with(saved("trend-" + run.kind() + ".csv"));
            default -> Answer.json(result.view());
        };
    }

    private WebRun run(String id) {
        WebRun run = runs.find(id);
        if (run == null) {
            throw RefusedRequestException.of(
                    404, "there is no run '" + id + "'; the last " + Runs.KEPT_AT_MOST + " at most are kept");
        }
        return run;
    }

    private static Map<String, String> saved(String file) {
        return Map.of("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }
}
