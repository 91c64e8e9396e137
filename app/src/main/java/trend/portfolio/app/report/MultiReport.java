package trend.portfolio.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trend.analysis.FullResult;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;

/** The summary of a run over several periods as text: a line per period, without figures where there is no result. */
public final class MultiReport {

    private static final List<String> WINDOWS = List.of("in_start", "in_end", "out_start", "out_end");
    private static final List<String> FIGURES = List.of("ew_sharpe", "user_sharpe", "ew_cagr", "user_cagr");
    private static final String COMPUTED_BY = "computed_by";

    private final List<Outcome> outcomes;

    public MultiReport(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * Writes the summary.
     *
     * @param full whether JSON holds each period's whole result as well
     */
    public String in(Format format, boolean full) {
        return switch (format) {
            case TABLE -> table();
            case CSV -> csv();
            case JSON -> json(full);
        };
    }

    /** One line that names the funds that were not considered in some period, or null if all were. */
    @Nullable
    public String leftOut() {
        Map<String, Integer> periods = new LinkedHashMap<>();
        results()
                .forEach(result ->
                        result.run().leftOut().keySet().forEach(fund -> periods.merge(fund, 1, Integer::sum)));
        return periods.isEmpty()
                ? null
                : periods.entrySet().stream()
                        .map(fund -> fund.getKey() + " (in " + fund.getValue() + " of " + outcomes.size() + " periods)")
                        .collect(Collectors.joining(", ", "left out, for a month without return: ", ""));
    }

    /** A line per period, as the text report has them. */
    public TextTable periods() {
        List<String> header = new ArrayList<>(WINDOWS);
        header.addAll(FIGURES);
        TextTable table = new TextTable(header);
        for (Outcome outcome : outcomes) {
            List<String> cells = windows(outcome.period());
            List<Double> figures = figures(outcome);
            cells.add(TableReport.ratio(figures.get(0)));
            cells.add(TableReport.ratio(figures.get(1)));
            cells.add(TableReport.percent(figures.get(2)));
            cells.add(TableReport.percent(figures.get(3)));
            table.add(cells);
        }
        return table;
    }

    /** Who computed it, where that is not the application's own pipeline; else empty. */
    public String computedBy() {
        return results()
                .map(result -> result.run().computedBy())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        String computedBy = computedBy();
        if (!computedBy.isEmpty()) {
            text.append("Computed by: ").append(computedBy).append("\n\n");
        }
        text.append(periods());
        String leftOut = leftOut();
        if (leftOut != null) {
            text.append("\nL").append(leftOut, 1, leftOut.length()).append('\n');
        }
        return text.toString();
    }

    private String csv() {
        boolean named = results().anyMatch(result -> result.run().computedBy() != null);
        List<List<Object>> lines = new ArrayList<>();
        List<Object> header = new ArrayList<>(WINDOWS);
        header.addAll(FIGURES);
        lines.add(header);
        for (Outcome outcome : outcomes) {
            List<Object> line = new ArrayList<>(windows(outcome.period()));
            figures(outcome).forEach(figure -> line.add(CsvReport.cell(figure)));
            if (named) {
                line.add(Objects.requireNonNullElse(computedBy(outcome), ""));
            }
            lines.add(line);
        }
        if (named) {
            header.add(COMPUTED_BY);
        }
        return CsvReport.print(lines);
    }

    private String json(boolean full) {
        return JsonReport.document(json -> {
            json.writeStartArray();
            for (Outcome outcome : outcomes) {
                json.writeStartObject();
                List<String> windows = windows(outcome.period());
                for (int i = 0; i < windows.size(); i++) {
                    json.writeStringField(WINDOWS.get(i), windows.get(i));
                }
                List<Double> figures = figures(outcome);
                for (int i = 0; i < figures.size(); i++) {
                    JsonReport.number(json, FIGURES.get(i), figures.get(i));
                }
                if (outcome instanceof Outcome.Done done) {
                    if (full) {
                        json.writeFieldName("result");
                        JsonReport.object(json, done.result());
                    } else if (computedBy(outcome) != null) {
                        json.writeStringField(COMPUTED_BY, computedBy(outcome));
                    }
                } else {
                    json.writeStringField("error", why(outcome));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Why a period has no result. */
    public static String why(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.why() : ((Outcome.Failed) outcome).why();
    }

    private Stream<FullResult> results() {
        return outcomes.stream()
                .filter(Outcome.Done.class::isInstance)
                .map(outcome -> ((Outcome.Done) outcome).result());
    }

    private static @Nullable String computedBy(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done.result().run().computedBy() : null;
    }

    private static List<String> windows(Period period) {
        List<String> windows = new ArrayList<>();
        windows.add(period.inSample().start().toString());
        windows.add(period.inSample().end().toString());
        windows.add(period.outOfSample().start().toString());
        windows.add(period.outOfSample().end().toString());
        return windows;
    }

    private static List<Double> figures(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            FullResult result = done.result();
            return List.of(
                    result.outEqual().sharpe(),
                    result.outUser().sharpe(),
                    result.outEqual().annualReturn(),
                    result.outUser().annualReturn());
        }
        return List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
