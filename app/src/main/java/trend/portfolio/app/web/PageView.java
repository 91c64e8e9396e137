package trend.portfolio.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trend.analysis.FullResult;
import trend.analysis.Month;
import trend.portfolio.app.report.MultiReport;
import trend.portfolio.app.report.Report;
import trend.portfolio.app.report.TableReport;
import trend.portfolio.app.report.TextTable;
import trend.portfolio.app.run.Job;
import trend.portfolio.app.run.Outcome;

/** What the page shows of a result, as JSON: tables with the cells of the text report, and the lines of the charts. */
final class PageView {

    private final String title;
    private final @Nullable String computedBy;
    private final @Nullable String answeredBy;
    private final List<String> notes;
    private final List<TextTable> tables;
    private final Performance performance;
    private final List<Bar> bars;

    private PageView(
            String title,
            @Nullable String computedBy,
            @Nullable String answeredBy,
            List<String> notes,
            List<TextTable> tables,
            Performance performance,
            List<Bar> bars) {
        this.title = title;
        this.computedBy = computedBy;
        this.answeredBy = answeredBy;
        this.notes = notes;
        this.tables = tables;
        this.performance = performance;
        this.bars = bars;
    }

    /** The weights of one portfolio, or of one period. */
    private record Bar(String name, Map<String, Double> weights) {}

    static PageView of(Job job, FullResult result, String answeredBy) {
        TableReport report = new TableReport(job.config());
        Performance performance = Performance.of(job.returns(), job.config(), result);
        return new PageView(
                report.question(result.run()),
                result.run().computedBy(),
                answeredBy,
                result.run().leftOut().isEmpty() ? List.of() : List.of(Report.leftOut(result.run())),
                List.of(
                        report.funds(result.run()),
                        report.weights(result),
                        report.portfolios(result),
                        report.scores(result)),
                performance,
                List.of(
                        new Bar("equal", result.equalWeights()),
                        new Bar(job.config().weighting().label(), result.weights())));
    }

    static PageView of(Job job, List<Outcome> outcomes) {
        MultiReport report = new MultiReport(outcomes);
        Performance performance = Performance.of(job.returns(), job.config(), outcomes);
        List<String> notes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (!(outcome instanceof Outcome.Done)) {
                notes.add("period " + outcome.period() + ": " + MultiReport.why(outcome));
            }
        }
        String leftOut = report.leftOut();
        if (leftOut != null) {
            notes.add(leftOut);
        }
        String computedBy = report.computedBy();
        return new PageView(
                outcomes.size() + " periods, each judged in the months after the selection",
                computedBy.isEmpty() ? null : computedBy,
                // Each worker process resolves for itself.
                null,
                notes,
                List.of(report.periods()),
                performance,
                performance.periods().stream()
                        .map(held -> new Bar(held.judged().start().toString(), held.user()))
                        .toList());
    }

    byte[] json() {
        return Answer.line(json -> {
            json.writeStartObject();
            json.writeStringField("title", title);
            json.writeStringField("computed_by", computedBy);
            json.writeStringField("answered_by", answeredBy);
            Json.strings(json, "notes", notes);
            json.writeArrayFieldStart("tables");
            for (TextTable table : tables) {
                table(json, table);
            }
            json.writeEndArray();
            List<Month> months = performance.months();
            List<Month> ends = new ArrayList<>(months);
            months.stream().findFirst().ifPresent(first -> ends.add(0, first.plusMonths(-1)));
            lines(json, "growth", ends, performance.growth());
            lines(json, "drawdown", months, performance.drawdown());
            weights(json);
            json.writeEndObject();
        });
    }

    private static void table(JsonGenerator json, TextTable table) throws IOException {
        List<List<String>> lines = table.lines();
        json.writeStartObject();
        Json.strings(json, "header", lines.get(0));
        json.writeArrayFieldStart("rows");
        for (List<String> line : lines.subList(1, lines.size())) {
            Json.strings(json, line);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void lines(JsonGenerator json, String name, List<Month> months, Map<String, double[]> lines)
            throws IOException {
        json.writeObjectFieldStart(name);
        Json.strings(json, "months", months.stream().map(Month::toString).toList());
        json.writeArrayFieldStart("lines");
        for (Map.Entry<String, double[]> line : lines.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", line.getKey());
            json.writeArrayFieldStart("values");
            for (double value : line.getValue()) {
                number(json, value);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void weights(JsonGenerator json) throws IOException {
        Set<String> funds = performance.funds();
        json.writeObjectFieldStart("weights");
        Json.strings(json, "names", bars.stream().map(Bar::name).toList());
        json.writeArrayFieldStart("funds");
        for (String fund : funds) {
            json.writeStartObject();
            json.writeStringField("name", fund);
            json.writeArrayFieldStart("values");
            for (Bar bar : bars) {
                number(json, bar.weights().getOrDefault(fund, 0.0));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
