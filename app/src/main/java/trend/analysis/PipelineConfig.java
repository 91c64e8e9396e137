package trend.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a pipeline is asked to do with a set of returns.
 *
 * @param inSample the months by which funds are selected
 * @param outOfSample the months in which the selection is judged
 * @param riskFree the column with the risk-free monthly return
 * @param selected how many funds to select, at least one
 * @param scoreBy the figure that ranks them
 * @param weighting how the user's portfolio is weighted
 * @param customWeights percentages by fund for {@link Weighting#CUSTOM}; a selected fund without one gets nothing, and
 *     they need not add up to a hundred
 * @param benchmarks column by label; these columns are no funds
 */
public record PipelineConfig(
        Window inSample,
        Window outOfSample,
        String riskFree,
        int selected,
        Score scoreBy,
        Weighting weighting,
        Map<String, Double> customWeights,
        Map<String, String> benchmarks) {

    /**
     * Creates the configuration; maps are copied and keep their order.
     *
     * @throws InvalidInputException if no fund is to be selected, or the weighting is custom without percentages
     */
    public PipelineConfig {
        if (selected < 1) {
            throw new InvalidInputException("at least one fund must be selected, not " + selected);
        }
        if (weighting == Weighting.CUSTOM && customWeights.isEmpty()) {
            throw new InvalidInputException("a custom weighting needs the percentages of its funds");
        }
        customWeights = Collections.unmodifiableMap(new LinkedHashMap<>(customWeights));
        benchmarks = Collections.unmodifiableMap(new LinkedHashMap<>(benchmarks));
    }
}
