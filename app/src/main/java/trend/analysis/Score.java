package trend.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * The in-sample figure by which funds are ranked.
 *
 * <p>Funds are ranked with a risk-free rate of zero, as in the original; the scores that results show are over the
 * configured rate.
 *
 * <p>Every score ranks its highest value first, volatility included, except {@link #MAX_DRAWDOWN}, which ranks the
 * smallest loss first.
 */
public enum Score {
    /** Annual return over the risk-free rate, per unit of its volatility. */
    SHARPE("Sharpe"),
    /** Compound annual return. */
    ANNUAL_RETURN("AnnualReturn"),
    /** Annual return over the risk-free rate, per unit of downside volatility. */
    SORTINO("Sortino"),
    /** Mean annual return over the risk-free rate, per unit of tracking error. */
    INFORMATION_RATIO("InformationRatio"),
    /** Annual volatility. */
    VOLATILITY("Volatility"),
    /** Largest loss from a peak. */
    MAX_DRAWDOWN("MaxDrawdown");

    private final String label;

    Score(String label) {
        this.label = label;
    }

    /**
     * Finds a score by the name it has in a configuration.
     *
     * @param label the name, such as {@code AnnualReturn}; case counts
     * @return the score
     * @throws InvalidInputException if there is none of that name
     */
    public static Score of(String label) {
        for (Score score : values()) {
            if (score.label.equals(label)) {
                return score;
            }
        }
        throw new InvalidInputException("unknown score '" + label + "'; known: " + String.join(", ", labels()));
    }

    /**
     * Returns the name that this score has in configurations and results.
     *
     * @return the name, such as {@code AnnualReturn}
     */
    public String label() {
        return label;
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(Score::label).toList();
    }
}
