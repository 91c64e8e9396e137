package trend.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is selected, left out, weighed and refused. */
class AnalysisTest {

    private static final double GAP = Double.NaN;

    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final List<Month> months = new ArrayList<>();

    AnalysisTest() {
        for (int month = 1; month <= 6; month++) {
            months.add(Month.of(2020, month));
        }
        columns.put("Low", new double[] {0.01, 0.012, 0.008, 0.01, 0.011, 0.012});
        columns.put("High", new double[] {0.05, -0.02, 0.06, 0.04, -0.03, 0.02});
        columns.put("Mid", new double[] {0.03, -0.01, 0.03, 0.02, -0.01, 0.02});
        columns.put("Market", new double[] {0.02, 0.01, -0.01, 0.02, 0.01, -0.02});
        columns.put("Cash", new double[] {0.001, 0.001, 0.001, 0.001, 0.001, 0.001});
    }

    @Test
    void ranksVolatilityHighestFirstAndDrawdownSmallestFirst() {
        assertThat(run(config(3, Score.VOLATILITY)).funds().keySet()).containsExactly("High", "Mid", "Low");
        assertThat(run(config(3, Score.MAX_DRAWDOWN)).funds().keySet()).containsExactly("Low", "Mid", "High");
    }

    @Test
    void aFundWithoutScoreComesLastAndTiesKeepTheColumnsOrder() {
        // Low has no loss in-sample, so no Sortino; Twin equals Mid.
        columns.put("Twin", columns.get("Mid"));
        columns.put("High", new double[] {-0.05, -0.02, -0.06, 0.04, -0.03, 0.02});
        assertThat(run(config(4, Score.ANNUAL_RETURN)).funds().keySet()).containsExactly("Mid", "Twin", "Low", "High");
        columns.put("High", new double[] {-0.05, -0.02, -0.06, 0.04, -0.03, 0.02});
        assertThat(run(config(4, Score.SORTINO)).funds().keySet()).containsExactly("Mid", "Twin", "High", "Low");
    }

    @Test
    void neitherBenchmarkNorRiskFreeRateIsAFund() {
        assertThatThrownBy(() -> run(config(4, Score.SHARPE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("cannot select n = 4 funds from a universe of 3");
    }

    @Test
    void aFundWithAGapInEitherWindowIsLeftOut() {
        columns.get("Low")[1] = GAP;
        columns.get("High")[5] = GAP;
        RunResult result = run(config(1, Score.SHARPE));
        assertThat(result.funds().keySet()).containsExactly("Mid");
        assertThat(result.leftOut())
                .containsExactly(Map.entry("Low", Month.of(2020, 2)), Map.entry("High", Month.of(2020, 6)));
        assertThatThrownBy(() -> run(config(2, Score.SHARPE)))
                .hasMessageContaining("n = 2 funds from a universe of 1")
                .hasMessageContaining("Low=2020-02");
    }

    @Test
    void aGapOutsideTheWindowsDoesNotMatter() {
        columns.get("Low")[0] = GAP;
        columns.get("Cash")[5] = GAP;
        PipelineConfig config = config(3, window(2, 3), window(4, 5), Weighting.EQUAL, Map.of());
        assertThat(run(config).leftOut()).isEmpty();
        assertThat(run(config).funds()).hasSize(3);
    }

    @Test
    void aGapInTheRiskFreeRateOrABenchmarkIsRefused() {
        columns.get("Cash")[4] = GAP;
        assertThatThrownBy(() -> run(config(1, Score.SHARPE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("column Cash has no return for 2020-05");
        columns.get("Cash")[4] = 0;
        columns.get("Market")[0] = GAP;
        assertThatThrownBy(() -> run(config(1, Score.SHARPE)))
                .hasMessageStartingWith("column Market has no return for 2020-01");
    }

    @Test
    void aMonthWithoutRowInsideAWindowIsRefused() {
        months.set(5, Month.of(2020, 7));
        PipelineConfig config = config(1, window(1, 3), window(4, 7), Weighting.EQUAL, Map.of());
        assertThatThrownBy(() -> run(config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the out-of-sample window 2020-04 to 2020-07 has no row for 2020-06");
        assertThat(run(config(1, window(1, 3), window(4, 5), Weighting.EQUAL, Map.of()))
                        .funds())
                .hasSize(1);
    }

    @Test
    void aWindowWithoutDataIsRefused() {
        PipelineConfig config = config(1, window(1, 3), window(8, 9), Weighting.EQUAL, Map.of());
        assertThatThrownBy(() -> run(config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the out-of-sample window 2020-08 to 2020-09 has no data;"
                        + " the returns cover 2020-01 to 2020-06");
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        columns.remove("Market");
        assertThatThrownBy(() -> run(config(1, Score.SHARPE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the returns have no column 'Market'; columns: Low, High");
    }

    @Test
    void riskParityWeighsByInverseVolatility() {
        FullResult result = full(config(2, window(1, 3), window(4, 6), Weighting.RISK_PARITY, Map.of()));
        assertThat(result.weights().values().stream().mapToDouble(w -> w).sum()).isCloseTo(1, within(1e-12));
        String first = result.selected().get(0);
        String second = result.selected().get(1);
        assertThat(result.weights().get(first) / result.weights().get(second))
                .isCloseTo(
                        result.scores().get(second).volatility()
                                / result.scores().get(first).volatility(),
                        within(1e-12));
    }

    @Test
    void riskParityRefusesAFundThatNeverMoves() {
        columns.put("Low", new double[] {0.25, 0.25, 0.25, 0.25, 0.25, 0.25});
        assertThatThrownBy(() -> full(config(3, window(1, 3), window(4, 6), Weighting.RISK_PARITY, Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("risk_parity cannot weigh Low: it has no volatility in the in-sample window");
    }

    @Test
    void customWeightsArePercentagesAsGiven() {
        FullResult result =
                full(config(3, window(1, 3), window(4, 6), Weighting.CUSTOM, Map.of("Low", 30.0, "High", 50.0)));
        assertThat(result.weights())
                .containsEntry("Low", 0.3)
                .containsEntry("High", 0.5)
                .containsEntry("Mid", 0.0);
    }

    @Test
    void customWeightsMustNameFunds() {
        assertThatThrownBy(() -> run(config(1, window(1, 3), window(4, 6), Weighting.CUSTOM, Map.of("Oak", 100.0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("custom weights name 'Oak', which is not a fund; funds: Low, High, Mid");
        assertThatThrownBy(() -> run(config(1, window(1, 3), window(4, 6), Weighting.CUSTOM, Map.of("Market", 100.0))))
                .hasMessageContaining("'Market', which is not a fund");
    }

    @Test
    void customWeightsMustNameASelectedFund() {
        PipelineConfig config = config(1, window(1, 3), window(4, 6), Weighting.CUSTOM, Map.of("High", 100.0));
        assertThat(run(config).funds().keySet()).containsExactly("Low");
        assertThatThrownBy(() -> full(config))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("custom weights name none of the selected funds Low");
    }

    @Test
    void valuesRefuseWhatCannotBe() {
        assertThatThrownBy(() -> window(3, 2)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> config(0, Score.SHARPE)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> config(1, window(1, 3), window(4, 6), Weighting.CUSTOM, Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Score.of("sharpe")).hasMessageContaining("known: Sharpe, AnnualReturn");
        assertThatThrownBy(() -> Weighting.of("none")).hasMessageContaining("known: equal, risk_parity, custom");
        assertThatThrownBy(() -> new Returns(List.of(Month.of(2020, 2), Month.of(2020, 2)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Returns(List.of(Month.of(2020, 2)), Map.of("A", new double[2])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void returnsAreNotChangedFromOutside() {
        double[] given = {0.1};
        Returns returns = new Returns(List.of(Month.of(2020, 2)), Map.of("A", given));
        given[0] = 0.2;
        returns.column("A")[0] = 0.3;
        assertThat(returns.column("A")).containsExactly(0.1);
    }

    private RunResult run(PipelineConfig config) {
        return new TrendPipeline().run(config, new Returns(months, columns));
    }

    private FullResult full(PipelineConfig config) {
        return new TrendPipeline().runFull(config, new Returns(months, columns));
    }

    private static PipelineConfig config(int selected, Score score) {
        return new PipelineConfig(
                window(1, 3),
                window(4, 6),
                "Cash",
                selected,
                score,
                Weighting.EQUAL,
                Map.of(),
                Map.of("market", "Market"));
    }

    private static PipelineConfig config(
            int selected, Window in, Window out, Weighting weighting, Map<String, Double> custom) {
        return new PipelineConfig(
                in, out, "Cash", selected, Score.SHARPE, weighting, custom, Map.of("market", "Market"));
    }

    private static Window window(int from, int to) {
        return new Window(Month.of(2020, from), Month.of(2020, to));
    }
}
