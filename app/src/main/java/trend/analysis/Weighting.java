package trend.analysis;

import java.util.Arrays;
import java.util.List;

/** The way in which the user's portfolio divides its money among the selected funds. */
public enum Weighting {
    /** The same share for each fund. */
    EQUAL("equal"),
    /** Shares in proportion to the inverse of each fund's in-sample volatility. */
    RISK_PARITY("risk_parity"),
    /** The percentages that the configuration gives. */
    CUSTOM("custom");

    private final String label;

    Weighting(String label) {
        this.label = label;
    }

    /**
     * Finds a weighting by the name it has in a configuration.
     *
     * @param label the name, such as {@code risk_parity}; case counts
     * @return the weighting
     * @throws InvalidInputException if there is none of that name
     */
    public static Weighting of(String label) {
        for (Weighting weighting : values()) {
            if (weighting.label.equals(label)) {
                return weighting;
            }
        }
        throw new InvalidInputException("unknown weighting '" + label + "'; known: " + String.join(", ", labels()));
    }

    /**
     * Returns the name that this weighting has in configurations.
     *
     * @return the name, such as {@code risk_parity}
     */
    public String label() {
        return label;
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(Weighting::label).toList();
    }
}
