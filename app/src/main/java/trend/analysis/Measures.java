package trend.analysis;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * The formulas: from monthly returns to annual figures.
 *
 * <p>R is a series of monthly returns, F for the risk-free one, n for the number of months. A ratio whose
 * denominator is zero or not a number is not a number.
 */
final class Measures {

    private static final double MONTHS_PER_YEAR = 12;

    private Measures() {}

    static Statistics of(double[] returns, double[] riskFree) {
        double[] excess = difference(returns, riskFree);
        return new Statistics(
                annualReturn(returns),
                volatility(returns),
                ratio(annualReturn(excess), volatility(excess)),
                ratio(annualReturn(excess), downsideVolatility(excess)),
                maxDrawdown(returns),
                informationRatio(returns, riskFree));
    }

    /** prod(1+R)^(12/n) - 1; a total loss, or worse, is -1. */
    static double annualReturn(double[] returns) {
        double growth = 1;
        for (double r : returns) {
            growth *= 1 + r;
        }
        return growth > 0 ? Math.pow(growth, MONTHS_PER_YEAR / returns.length) - 1 : -1;
    }

    /** Sample standard deviation of R, times the root of 12. */
    static double volatility(double[] returns) {
        // The library calls the deviation of a single value zero; a sample of one has none.
        return returns.length < 2
                ? Double.NaN
                : StandardDeviation.of(returns).getAsDouble() * Math.sqrt(MONTHS_PER_YEAR);
    }

    /** Volatility of the negative values alone; of a single one v it is taken as 2·|v|, and without any there is none. */
    static double downsideVolatility(double[] returns) {
        double[] losses = new double[returns.length];
        int count = 0;
        for (double r : returns) {
            if (r < 0) {
                losses[count++] = r;
            }
        }
        return count == 1 ? 2 * Math.abs(losses[0]) : volatility(Arrays.copyOf(losses, count));
    }

    /** max(1 - W/cummax(W)), W = cumprod(1+R). */
    static double maxDrawdown(double[] returns) {
        double worth = 1;
        double peak = Double.NEGATIVE_INFINITY;
        double deepest = Double.NEGATIVE_INFINITY;
        for (double r : returns) {
            worth *= 1 + r;
            peak = Math.max(peak, worth);
            deepest = Math.max(deepest, 1 - worth / peak);
        }
        return deepest;
    }

    /** mean(R-B)·12 / volatility(R-B). */
    static double informationRatio(double[] returns, double[] benchmark) {
        double[] active = difference(returns, benchmark);
        return ratio(Mean.of(active).getAsDouble() * MONTHS_PER_YEAR, volatility(active));
    }

    private static double[] difference(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }

    private static double ratio(double numerator, double denominator) {
        return denominator == 0 ? Double.NaN : numerator / denominator;
    }
}
