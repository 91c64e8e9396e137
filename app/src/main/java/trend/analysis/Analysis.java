package trend.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One period's analysis: the selection, made once, and the two answers that follow from it.
 *
 * <p>What a worker runs for its first period is written in loops: a first lambda, stream or joined text costs a JVM that
 * has just started as much as the whole analysis.
 */
final class Analysis {

    private final PipelineConfig config;
    private final Sample in;
    private final Sample out;
    private final Universe universe;
    private final List<String> selected;

    private Analysis(PipelineConfig config, Sample in, Sample out, Universe universe, List<String> selected) {
        this.config = config;
        this.in = in;
        this.out = out;
        this.universe = universe;
        this.selected = selected;
    }

    static Analysis of(PipelineConfig config, Returns returns) {
        Sample in = Sample.of("in-sample", config.inSample(), returns);
        Sample out = Sample.of("out-of-sample", config.outOfSample(), returns);
        Universe universe = Universe.of(config, returns, in, out);
        return new Analysis(config, in, out, universe, select(config, universe.funds(), in));
    }

    RunResult run() {
        double[] riskFree = out.column(config.riskFree());
        Map<String, FundRow> rows = new LinkedHashMap<>();
        for (String fund : selected) {
            double[] returns = out.column(fund);
            Map<String, Double> ratios = new LinkedHashMap<>();
            for (Map.Entry<String, String> benchmark : config.benchmarks().entrySet()) {
                double[] values = out.column(benchmark.getValue());
                ratios.put(benchmark.getKey(), Measures.informationRatio(returns, values));
            }
            rows.put(fund, new FundRow(Measures.of(returns, riskFree), ratios));
        }
        return new RunResult(null, rows, universe.leftOut());
    }

    FullResult full() {
        RunResult run = run();
        Map<String, Statistics> scores = new LinkedHashMap<>();
        double[] riskFree = in.column(config.riskFree());
        for (String fund : selected) {
            scores.put(fund, Measures.of(in.column(fund), riskFree));
        }
        Map<String, Double> user = Weights.of(config, selected, scores);
        Map<String, Double> equal = Weights.equal(selected);
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
                scores);
    }

    /**
     * The funds in rank order, as many as are asked for. Ties keep the order of the columns; a fund whose score is not a
     * number comes last.
     *
     * <p>As in the original, what ranks is the score of the returns themselves, with a risk-free rate of zero, while the
     * scores that are shown are over the risk-free column. The two orders can differ.
     */
    private static List<String> select(PipelineConfig config, List<String> funds, Sample in) {
        Score score = config.scoreBy();
        Map<String, Double> scores = new HashMap<>();
        for (String fund : funds) {
            double[] returns = in.column(fund);
            scores.put(fund, value(score, Measures.of(returns, new double[returns.length])));
        }
        List<String> ranked = new ArrayList<>(funds);
        ranked.sort(new ByScore(scores, score == Score.MAX_DRAWDOWN));
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
        for (Map.Entry<String, String> benchmark : config.benchmarks().entrySet()) {
            String label = benchmark.getKey();
            double[] values = out.column(benchmark.getValue());
            Map<String, Double> ratios = new LinkedHashMap<>();
            for (Map.Entry<String, FundRow> fund : run.funds().entrySet()) {
                ratios.put(fund.getKey(), fund.getValue().benchmarkRatios().get(label));
            }
            ratios.put(FullResult.EQUAL_WEIGHT, Measures.informationRatio(out.portfolio(equal), values));
            ratios.put(FullResult.USER_WEIGHT, Measures.informationRatio(out.portfolio(user), values));
            byLabel.put(label, ratios);
        }
        return byLabel;
    }

    /** The order of rank; what is not a number comes last. */
    private record ByScore(Map<String, Double> scores, boolean smallestFirst) implements Comparator<String> {

        @Override
        public int compare(String left, String right) {
            double a = scores.get(left);
            double b = scores.get(right);
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
            }
            return smallestFirst ? Double.compare(a, b) : Double.compare(b, a);
        }
    }
}
