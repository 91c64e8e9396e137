package trend.portfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trend.analysis.FullResult;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.RunResult;
import trend.analysis.Score;
import trend.analysis.Statistics;
import trend.analysis.TrendPipeline;
import trend.analysis.Weighting;
import trend.analysis.Window;
import trend.portfolio.app.input.ConfigFile;
import trend.portfolio.app.run.Outcome;
import trend.portfolio.app.run.Period;

/** Growth and drawdown: by hand, and against the figures of the pipeline itself. */
class PerformanceTest {

    private static final double CLOSE = 1e-12;
    private static final Statistics ANY = new Statistics(0, 0, 0, 0, 0, 0);

    private final Returns returns = returns();

    @Test
    void growthIsLinked() {
        // 1, then 1 · 1.1, · 0.8, · 1.25.
        assertThat(Performance.growth(new double[] {0.1, -0.2, 0.25}))
                .containsExactly(new double[] {1, 1.1, 0.88, 1.1}, within(CLOSE));
        assertThat(Performance.growth(new double[0])).containsExactly(1);
    }

    @Test
    void growthStandsStillWhereThereIsNothing() {
        assertThat(Performance.growth(new double[] {0.1, Double.NaN, 0.1}))
                .containsExactly(new double[] {1, 1.1, Double.NaN, 1.21}, within(CLOSE));
    }

    @Test
    void drawdownIsFromTheHighestMonthEnd() {
        // Of 1.1, 0.88, 0.99, 1.32, 1.32: 1 - 0.88/1.1 = 0.2, 1 - 0.99/1.1 = 0.1.
        assertThat(Performance.drawdown(new double[] {1, 1.1, 0.88, 0.99, 1.32, 1.32}))
                .containsExactly(new double[] {0, 0.2, 0.1, 0, 0}, within(CLOSE));
        // What was there before the first month is no peak, as in the original.
        assertThat(Performance.drawdown(new double[] {1, 0.9, 0.45}))
                .containsExactly(new double[] {0, 0.5}, within(CLOSE));
        assertThat(Performance.drawdown(new double[] {1, 1.1, Double.NaN, 0.99}))
                .containsExactly(new double[] {0, Double.NaN, 0.1}, within(CLOSE));
        assertThat(Performance.drawdown(new double[] {1})).isEmpty();
    }

    /** Of the weights 0.75 and 0.25: 0.75 · 0.04 + 0.25 · 0.08 = 0.05, then 0.75 · -0.08 + 0.25 · 0.04 = -0.05. */
    @Test
    void aPortfolioIsTheSumOfItsParts() {
        Performance one = Performance.of(
                returns, config("2020-02", "2020-03"), result(Map.of("Oak", 0.75, "Elm", 0.25), Map.of("Oak", 1.0)));

        assertThat(one.months()).extracting(Month::toString).containsExactly("2020-02", "2020-03");
        assertThat(one.growth().keySet()).containsExactly("portfolio (custom)", "equal weight", "index");
        assertThat(one.growth().get("portfolio (custom)"))
                .containsExactly(new double[] {1, 1.05, 0.9975}, within(CLOSE));
        assertThat(one.growth().get("equal weight")).containsExactly(new double[] {1, 1.04, 0.9568}, within(CLOSE));
        assertThat(one.growth().get("index")).containsExactly(new double[] {1, 1.5, 0.75}, within(CLOSE));
        assertThat(one.drawdown().get("index")).containsExactly(new double[] {0, 0.5}, within(CLOSE));
        assertThat(one.funds()).containsExactlyInAnyOrder("Oak", "Elm");
    }

    /** In the second period nobody holds anything: the portfolio goes on after it from where it was. */
    @Test
    void periodsAreLinkedAndOneWithoutAResultIsAGap() {
        Performance several = Performance.of(
                returns,
                config("2020-02", "2020-02"),
                List.of(
                        new Outcome.Done(period("2020-01", "2020-02"), result(Map.of("Oak", 1.0), Map.of("Oak", 1.0))),
                        new Outcome.Failed(period("2020-02", "2020-03"), "why", ""),
                        new Outcome.Done(
                                period("2020-03", "2020-04"), result(Map.of("Elm", 1.0), Map.of("Oak", 1.0)))));

        assertThat(several.months()).extracting(Month::toString).containsExactly("2020-02", "2020-03", "2020-04");
        assertThat(several.growth().get("portfolio (custom)"))
                .containsExactly(new double[] {1, 1.04, Double.NaN, 1.04 * 1.02}, within(CLOSE));
        assertThat(several.growth().get("index")).containsExactly(new double[] {1, 1.5, 0.75, 0.75}, within(CLOSE));
        assertThat(several.funds()).containsExactly("Oak", "Elm");
        assertThat(several.periods())
                .hasSize(3)
                .element(1)
                .satisfies(held -> assertThat(held.user()).isEmpty());
    }

    @Test
    void theDeepestDrawdownIsThatOfTheResult() {
        ConfigFile sample = ConfigFile.sample();
        FullResult result = new TrendPipeline().runFull(sample.config(), sample.returns());
        Performance performance = Performance.of(sample.returns(), sample.config(), result);

        assertThat(deepest(performance, "portfolio (risk_parity)"))
                .isCloseTo(result.outUser().maxDrawdown(), within(CLOSE));
        assertThat(deepest(performance, Performance.EQUAL))
                .isCloseTo(result.outEqual().maxDrawdown(), within(CLOSE));
        double[] growth = performance.growth().get("portfolio (risk_parity)");
        assertThat(growth).hasSize(49);
        // The growth of four years, a year's at a time, is the annual return.
        assertThat(Math.pow(growth[48], 0.25) - 1).isCloseTo(result.outUser().annualReturn(), within(CLOSE));
    }

    @Test
    void aResultThatNamesNoColumnIsRefused() {
        Performance odd =
                Performance.of(returns, config("2020-02", "2020-03"), result(Map.of("Yew", 1.0), Map.of("Oak", 1.0)));
        assertThatThrownBy(odd::growth)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the result names 'Yew', which is not a column of the returns");
    }

    private static double deepest(Performance performance, String line) {
        return Arrays.stream(performance.drawdown().get(line)).max().orElseThrow();
    }

    private static Returns returns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("Oak", new double[] {0, 0.04, -0.08, 0.01});
        columns.put("Elm", new double[] {0, 0.08, 0.04, 0.02});
        columns.put("Index", new double[] {0, 0.5, -0.5, 0});
        columns.put("Cash", new double[] {0, 0, 0, 0});
        return new Returns(
                List.of(Month.of(2020, 1), Month.of(2020, 2), Month.of(2020, 3), Month.of(2020, 4)), columns);
    }

    private static PipelineConfig config(String start, String end) {
        return new PipelineConfig(
                new Window(Month.of(2020, 1), Month.of(2020, 1)),
                new Window(Month.parse(start), Month.parse(end)),
                "Cash",
                1,
                Score.SHARPE,
                Weighting.CUSTOM,
                Map.of("Oak", 100.0),
                Map.of("index", "Index"));
    }

    private static Period period(String in, String out) {
        return new Period(new Window(Month.parse(in), Month.parse(in)), new Window(Month.parse(out), Month.parse(out)));
    }

    private static FullResult result(Map<String, Double> user, Map<String, Double> equal) {
        return new FullResult(
                new RunResult(null, Map.of(), Map.of()),
                List.copyOf(user.keySet()),
                user,
                equal,
                ANY,
                ANY,
                ANY,
                ANY,
                Map.of(),
                Map.of());
    }
}
