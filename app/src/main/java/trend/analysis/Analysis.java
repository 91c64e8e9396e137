package trend.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One period's analysis: the selection, made once, and the two answers that can be told from it. */
final class Analysis {

    private final PipelineConfig config;
    private final Sample in;
    private final Sample out;
    private final Universe universe;
    private final Map<String, Statistics> scores;
    private final List<String> selected;

    private Analysis(
            PipelineConfig config,
            Sample in,
            Sample out,
            Universe universe,
            Map<String, Statistics> scores,
            List<String> selected) {
        this.config = config;
        this.in = in;
        this.out = out;
        this.universe = universe;
        this.scores = scores;
        this.selected = selected;
    }

    static Analysis of(PipelineConfig config, Returns returns) {
        Sample in = Sample.of("in-sample", config.inSample(), returns);
        Sample out = Sample.of("out-of-sample", config.outOfSample(), returns);
        Universe universe = Universe.of(config, returns, in, out);
        double[] riskFree = in.column(config.riskFree());
        Map<String, Statistics> scores = new HashMap<>();
        universe.funds().forEach(fund -> scores.put(fund, Measures.of(in.column(fund), riskFree)));
        return new Analysis(config, in, out, universe, scores, select(config, universe.funds(), scores));
    }

    RunResult run() {
        double[] riskFree = out.column(config.riskFree());
        Map<String, FundRow> rows = new LinkedHashMap<>();
        for (String fund : selected) {
            double[] returns = out.column(fund);
            Map<String, Double> ratios = new LinkedHashMap<>();
            config.benchmarks()
                    .forEach((label, column) ->
                            ratios.put(label, Measures.informationRatio(returns, out.column(column))));
            rows.put(fund, new FundRow(Measures.of(returns, riskFree), ratios));
        }
        return new RunResult(null, rows, universe.leftOut());
    }

    FullResult full() {
        RunResult run = run();
        Map<String, Double> user = Weights.of(config, selected, scores);
        Map<String, Double> equal = Weights.equal(selected);
        Map<String, Statistics> frame = new LinkedHashMap<>();
        selected.forEach(fund -> frame.put(fund, scores.get(fund)));
        return new FullResult(
                run,
                selected,
                user,
                equal,
                portfolio(in, equal),
                portfolio(out, equal),
                portfolio(in, user),
                portfolio(out, user),
                benchmarkRatios(run, equal, user),
                frame);
    }

    /** Ties keep the order of the columns; a fund whose score is not a number comes last. */
    private static List<String> select(PipelineConfig config, List<String> funds, Map<String, Statistics> scores) {
        Score score = config.scoreBy();
        Comparator<Double> order = score == Score.MAX_DRAWDOWN ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<String> ranked = new ArrayList<>(funds);
        ranked.sort(Comparator.comparing((String fund) -> Double.isNaN(value(score, scores.get(fund))))
                .thenComparing(fund -> value(score, scores.get(fund)), order));
        return List.copyOf(ranked.subList(0, config.selected()));
    }

    private static double value(Score score, Statistics of) {
        return switch (score) {
            case SHARPE -> of.sharpe();
            case ANNUAL_RETURN -> of.annualReturn();
            case SORTINO -> of.sortino();
            case INFORMATION_RATIO -> of.informationRatio();
            case VOLATILITY -> of.volatility();
            case MAX_DRAWDOWN -> of.maxDrawdown();
        };
    }

    private Statistics portfolio(Sample sample, Map<String, Double> weights) {
        return Measures.of(sample.portfolio(weights), sample.column(config.riskFree()));
    }

    private Map<String, Map<String, Double>> benchmarkRatios(
            RunResult run, Map<String, Double> equal, Map<String, Double> user) {
        Map<String, Map<String, Double>> byLabel = new LinkedHashMap<>();
        config.benchmarks().forEach((label, column) -> {
            double[] benchmark = out.column(column);
            Map<String, Double> ratios = new LinkedHashMap<>();
            run.funds()
                    .forEach((fund, row) ->
                            ratios.put(fund, row.benchmarkRatios().get(label)));
            ratios.put(FullResult.EQUAL_WEIGHT, Measures.informationRatio(out.portfolio(equal), benchmark));
            ratios.put(FullResult.USER_WEIGHT, Measures.informationRatio(out.portfolio(user), benchmark));
            byLabel.put(label, ratios);
        });
        return byLabel;
    }
}
