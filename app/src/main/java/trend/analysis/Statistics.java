package trend.analysis;

/**
 * Six figures that describe a series of monthly returns. Any of them is not-a-number where it is not defined.
 *
 * @param annualReturn compound annual return, a fraction
 * @param volatility annual standard deviation, a fraction
 * @param sharpe annual return over the risk-free rate, per unit of that series' volatility
 * @param sortino annual return over the risk-free rate, per unit of its downside volatility
 * @param maxDrawdown largest loss from a peak of the cumulated value, a positive fraction
 * @param informationRatio mean annual return over the risk-free rate, per unit of tracking error
 */
public record Statistics(
        double annualReturn,
        double volatility,
        double sharpe,
        double sortino,
        double maxDrawdown,
        double informationRatio) {}
