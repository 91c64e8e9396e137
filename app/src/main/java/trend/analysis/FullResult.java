package trend.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@link Pipeline#runFull}: the selection, its weights, and how two portfolios of it fared.
 *
 * @param run the rows that {@link Pipeline#run} gives
 * @param selected the selected funds in rank order
 * @param weights the user's portfolio, a share of one by fund
 * @param equalWeights the equal-weight portfolio, a share of one by fund
 * @param inEqual the equal-weight portfolio in-sample
 * @param outEqual the equal-weight portfolio out-of-sample
 * @param inUser the user's portfolio in-sample
 * @param outUser the user's portfolio out-of-sample
 * @param benchmarkRatios for each benchmark's label the out-of-sample information ratio against it of each selected
 *     fund and of both portfolios, which are named {@link #EQUAL_WEIGHT} and {@link #USER_WEIGHT}
 * @param scores the selected funds' in-sample figures, in rank order
 */
public record FullResult(
        RunResult run,
        List<String> selected,
        Map<String, Double> weights,
        Map<String, Double> equalWeights,
        Statistics inEqual,
        Statistics outEqual,
        Statistics inUser,
        Statistics outUser,
        Map<String, Map<String, Double>> benchmarkRatios,
        Map<String, Statistics> scores) {

    /** The equal-weight portfolio's name among the benchmark ratios. */
    public static final String EQUAL_WEIGHT = "equal_weight";

    /** The user's portfolio's name among the benchmark ratios. */
    public static final String USER_WEIGHT = "user_weight";

    /** Creates the answer; collections are copied and keep their order. */
    public FullResult {
        selected = List.copyOf(selected);
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        equalWeights = Collections.unmodifiableMap(new LinkedHashMap<>(equalWeights));
        Map<String, Map<String, Double>> ratios = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Double>> benchmark : benchmarkRatios.entrySet()) {
            ratios.put(benchmark.getKey(), Collections.unmodifiableMap(new LinkedHashMap<>(benchmark.getValue())));
        }
        benchmarkRatios = Collections.unmodifiableMap(ratios);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /**
     * Returns this answer under the name of the pipeline that computed it.
     *
     * @param pipeline who computed it, for a person to read
     * @return the same figures, so named
     */
    public FullResult computedBy(String pipeline) {
        return new FullResult(
                run.computedBy(pipeline),
                selected,
                weights,
                equalWeights,
                inEqual,
                outEqual,
                inUser,
                outUser,
                benchmarkRatios,
                scores);
    }
}
