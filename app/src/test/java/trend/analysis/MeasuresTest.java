package trend.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The formulas where they have a corner; their ordinary figures are compared with the original's elsewhere. */
class MeasuresTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void annualReturnCompoundsToAYear() {
        assertThat(Measures.annualReturn(new double[] {0.1})).isCloseTo(Math.pow(1.1, 12) - 1, CLOSE);
        assertThat(Measures.annualReturn(new double[24])).isZero();
    }

    @Test
    void aTotalLossIsMinusOneForEver() {
        assertThat(Measures.annualReturn(new double[] {0.5, -1, 0.5})).isEqualTo(-1);
        assertThat(Measures.annualReturn(new double[] {0.5, -1.5})).isEqualTo(-1);
    }

    @Test
    void volatilityIsThatOfASample() {
        assertThat(Measures.volatility(new double[] {0.01, 0.03})).isCloseTo(Math.sqrt(0.0002 * 12), CLOSE);
        assertThat(Measures.volatility(new double[] {0.01})).isNaN();
        assertThat(Measures.volatility(new double[0])).isNaN();
    }

    @Test
    void downsideVolatilityLooksAtLossesAlone() {
        assertThat(Measures.downsideVolatility(new double[] {0.5, -0.01, 0.2, -0.03}))
                .isCloseTo(Math.sqrt(0.0002 * 12), CLOSE);
        assertThat(Measures.downsideVolatility(new double[] {0.5, -0.02, 0})).isCloseTo(0.04, CLOSE);
        assertThat(Measures.downsideVolatility(new double[] {0.5, 0})).isNaN();
    }

    @Test
    void drawdownIsMeasuredFromTheHighestMonthEnd() {
        assertThat(Measures.maxDrawdown(new double[] {0.1, -0.2, 0.5, -0.1})).isCloseTo(0.2, CLOSE);
        assertThat(Measures.maxDrawdown(new double[] {-0.5, 0.1})).isZero();
    }

    @Test
    void aRatioWithoutDenominatorIsNotANumber() {
        double[] steady = new double[12];
        Arrays.fill(steady, 0.25);
        Statistics of = Measures.of(steady, new double[12]);
        assertThat(of.volatility()).isZero();
        assertThat(of.sharpe()).isNaN();
        assertThat(of.sortino()).isNaN();
        assertThat(of.informationRatio()).isNaN();
        assertThat(of.annualReturn()).isPositive();
    }
}
