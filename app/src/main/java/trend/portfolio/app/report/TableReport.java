package trend.portfolio.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import trend.analysis.FullResult;
import trend.analysis.PipelineConfig;
import trend.analysis.RunResult;
import trend.analysis.Statistics;

/** A result as aligned columns for a person: returns, volatility and losses in per cent, ratios as they are. */
public final class TableReport implements Report {

    private static final List<String> FIGURES = List.of("CAGR", "Vol", "Sharpe", "Sortino", "MaxDD", "IR");

    private final PipelineConfig config;

    public TableReport(PipelineConfig config) {
        this.config = config;
    }

    @Override
    public String of(RunResult result) {
        StringBuilder text = new StringBuilder();
        text.append(head(result)).append('\n').append(funds(result));
        notes(text, result);
        return text.toString();
    }

    @Override
    public String of(FullResult result) {
        StringBuilder text = new StringBuilder();
        text.append(head(result.run())).append('\n').append(funds(result.run()));
        text.append('\n').append(weights(result)).append('\n').append(portfolios(result));
        text.append('\n').append(scores(result));
        notes(text, result.run());
        return text.toString();
    }

    /** What was asked, and who answered where that is not the application's own pipeline. */
    private String head(RunResult result) {
        String computedBy = result.computedBy();
        return question(result) + '\n' + (computedBy == null ? "" : "Computed by: " + computedBy + '\n');
    }

    public String question(RunResult result) {
        return "The " + result.funds().size() + " funds with the best "
                + config.scoreBy().label() + " in " + config.inSample() + ", and their results in "
                + config.outOfSample();
    }

    public TextTable funds(RunResult result) {
        TextTable table = new TextTable(header(
                "Fund",
                config.benchmarks().keySet().stream()
                        .map(label -> "IR " + label)
                        .toList()));
        result.funds().forEach((fund, row) -> {
            List<String> cells = figures(fund, row.statistics());
            row.benchmarkRatios().values().forEach(ratio -> cells.add(ratio(ratio)));
            table.add(cells);
        });
        return table;
    }

    public TextTable weights(FullResult result) {
        TextTable weights =
                new TextTable(List.of("Weight", "equal", config.weighting().label()));
        for (String fund : result.selected()) {
            weights.add(List.of(
                    fund,
                    percent(result.equalWeights().get(fund)),
                    percent(result.weights().get(fund))));
        }
        return weights;
    }

    public TextTable portfolios(FullResult result) {
        TextTable portfolios = new TextTable(header(
                "Portfolio",
                config.benchmarks().keySet().stream()
                        .map(label -> "IR " + label)
                        .toList()));
        portfolios.add(figures("equal, in-sample", result.inEqual()));
        portfolios.add(figures(config.weighting().label() + ", in-sample", result.inUser()));
        portfolios.add(withRatios("equal, out-of-sample", result.outEqual(), result, FullResult.EQUAL_WEIGHT));
        portfolios.add(withRatios(
                config.weighting().label() + ", out-of-sample", result.outUser(), result, FullResult.USER_WEIGHT));
        return portfolios;
    }

    public TextTable scores(FullResult result) {
        TextTable table = new TextTable(header("In-sample", List.of()));
        result.scores().forEach((fund, scores) -> table.add(figures(fund, scores)));
        return table;
    }

    private static void notes(StringBuilder text, RunResult result) {
        if (!result.leftOut().isEmpty()) {
            String note = Report.leftOut(result);
            text.append("\nL").append(note, 1, note.length()).append('\n');
        }
    }

    private static List<String> header(String first, List<String> last) {
        List<String> header = new ArrayList<>();
        header.add(first);
        header.addAll(FIGURES);
        header.addAll(last);
        return header;
    }

    private static List<String> withRatios(String name, Statistics of, FullResult result, String portfolio) {
        List<String> cells = figures(name, of);
        for (Map<String, Double> ratios : result.benchmarkRatios().values()) {
            cells.add(ratio(ratios.getOrDefault(portfolio, Double.NaN)));
        }
        return cells;
    }

    private static List<String> figures(String name, Statistics of) {
        return new ArrayList<>(List.of(
                name,
                percent(of.annualReturn()),
                percent(of.volatility()),
                ratio(of.sharpe()),
                ratio(of.sortino()),
                percent(of.maxDrawdown()),
                ratio(of.informationRatio())));
    }

    static String percent(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f%%", value * 100) : "-";
    }

    static String ratio(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }
}
