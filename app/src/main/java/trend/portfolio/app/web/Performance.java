package trend.portfolio.app.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trend.analysis.FullResult;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Window;
import trend.portfolio.app.run.Outcome;

/**
 * How portfolios and benchmarks fared month by month in the windows that judge: what charts are drawn from.
 *
 * <p>With w the weights of a period and R the monthly returns of its funds, a portfolio's return in a month is Σ w·R: the
 * weights are those of the period in each of its months, as in the pipeline's own figures. Growth is W(0) = 1,
 * W(t) = W(t-1)·(1 + R(t)), over all periods in a row. Drawdown is 1 - W(t) / max(W(1) … W(t)), so that its maximum is the
 * {@code max_drawdown} of a result: both are after C. R. Bacon, <em>Practical Portfolio Performance Measurement and
 * Attribution</em> (Wiley), chapters 2 (linked returns) and 4 (drawdown), with the peak among month ends, as in the original.
 *
 * <p>In a period without a result a portfolio has no values, and goes on after it from where it was; a benchmark goes on.
 */
final class Performance {

    /** The line of the portfolio with equal weights. */
    static final String EQUAL = "equal weight";

    private final Returns returns;
    private final List<Held> periods;
    private final Map<String, String> benchmarks;
    private final String portfolio;

    private Performance(Returns returns, List<Held> periods, PipelineConfig config) {
        this.returns = returns;
        this.periods = periods;
        this.benchmarks = config.benchmarks();
        this.portfolio = "portfolio (" + config.weighting().label() + ")";
    }

    /**
     * What was held in one period.
     *
     * @param judged the months in which it was held
     * @param equal equal weights by fund; empty where there is no result
     * @param user the user's weights by fund; empty where there is no result
     */
    record Held(Window judged, Map<String, Double> equal, Map<String, Double> user) {

        static Held of(Window judged, FullResult result) {
            return new Held(judged, result.equalWeights(), result.weights());
        }

        static Held nothing(Window judged) {
            return new Held(judged, Map.of(), Map.of());
        }
    }

    /** Of one period. */
    static Performance of(Returns returns, PipelineConfig config, FullResult result) {
        return new Performance(returns, List.of(Held.of(config.outOfSample(), result)), config);
    }

    /** Of several, one after another. */
    static Performance of(Returns returns, PipelineConfig config, List<Outcome> outcomes) {
        List<Held> periods = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Window judged = outcome.period().outOfSample();
            periods.add(outcome instanceof Outcome.Done done ? Held.of(judged, done.result()) : Held.nothing(judged));
        }
        return new Performance(returns, periods, config);
    }

    List<Held> periods() {
        return periods;
    }

    /** The funds that were held in some period, in the order of their first one. */
    Set<String> funds() {
        Set<String> funds = new LinkedHashSet<>();
        periods.forEach(period -> funds.addAll(period.user().keySet()));
        return funds;
    }

    /** The months that are judged and have returns, ascending. */
    List<Month> months() {
        return rows().stream().map(row -> returns.months().get(row)).toList();
    }

    /** For each line W(0) … W(n), one value more than there are {@link #months()}. */
    Map<String, double[]> growth() {
        Map<String, double[]> lines = new LinkedHashMap<>();
        lines.put(portfolio, growth(held(false)));
        lines.put(EQUAL, growth(held(true)));
        benchmarks.forEach((label, column) -> lines.put(label, growth(column(column))));
        return lines;
    }

    /** For each line a value per month, as a fraction of the peak; never negative. */
    Map<String, double[]> drawdown() {
        Map<String, double[]> lines = new LinkedHashMap<>();
        growth().forEach((name, growth) -> lines.put(name, drawdown(growth)));
        return lines;
    }

    static double[] growth(double[] returns) {
        double[] growth = new double[returns.length + 1];
        double worth = 1;
        growth[0] = worth;
        for (int t = 0; t < returns.length; t++) {
            if (Double.isNaN(returns[t])) {
                growth[t + 1] = Double.NaN;
            } else {
                worth *= 1 + returns[t];
                growth[t + 1] = worth;
            }
        }
        return growth;
    }

    static double[] drawdown(double[] growth) {
        double[] drawdown = new double[growth.length - 1];
        double peak = Double.NEGATIVE_INFINITY;
        for (int t = 1; t < growth.length; t++) {
            if (!Double.isNaN(growth[t])) {
                peak = Math.max(peak, growth[t]);
            }
            drawdown[t - 1] = 1 - growth[t] / peak;
        }
        return drawdown;
    }

    private double[] held(boolean equal) {
        List<Integer> rows = rows();
        double[] total = new double[rows.size()];
        Arrays.fill(total, Double.NaN);
        for (Held period : periods) {
            for (Map.Entry<String, Double> fund : (equal ? period.equal() : period.user()).entrySet()) {
                double[] values = values(fund.getKey());
                for (int i = 0; i < total.length; i++) {
                    if (period.judged().contains(returns.months().get(rows.get(i)))) {
                        double part = fund.getValue() * values[rows.get(i)];
                        total[i] = Double.isNaN(total[i]) ? part : total[i] + part;
                    }
                }
            }
        }
        return total;
    }

    private double[] column(String name) {
        double[] values = values(name);
        return rows().stream().mapToDouble(row -> values[row]).toArray();
    }

    private double[] values(String column) {
        double[] values = returns.column(column);
        if (values == null) {
            throw new InvalidInputException("the result names '" + column + "', which is not a column of the returns");
        }
        return values;
    }

    private List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < returns.months().size(); row++) {
            Month month = returns.months().get(row);
            if (periods.stream().anyMatch(period -> period.judged().contains(month))) {
                rows.add(row);
            }
        }
        return rows;
    }
}
