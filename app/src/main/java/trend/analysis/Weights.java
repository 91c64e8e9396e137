package trend.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shares of one by fund. */
final class Weights {

    private Weights() {}

    static Map<String, Double> of(PipelineConfig config, List<String> funds, Map<String, Statistics> scores) {
        return switch (config.weighting()) {
            case EQUAL -> equal(funds);
            case RISK_PARITY -> riskParity(funds, scores);
            case CUSTOM -> custom(funds, config.customWeights());
        };
    }

    static Map<String, Double> equal(List<String> funds) {
        return each(funds, fund -> 1.0 / funds.size());
    }

    private static Map<String, Double> riskParity(List<String> funds, Map<String, Statistics> scores) {
        for (String fund : funds) {
            if (!(scores.get(fund).volatility() > 0)) {
                throw new InvalidInputException(
                        "risk_parity cannot weigh " + fund + ": it has no volatility in the in-sample window");
            }
        }
        double total = funds.stream()
                .mapToDouble(fund -> 1 / scores.get(fund).volatility())
                .sum();
        return each(funds, fund -> 1 / scores.get(fund).volatility() / total);
    }

    private static Map<String, Double> custom(List<String> funds, Map<String, Double> percentages) {
        if (funds.stream().noneMatch(percentages::containsKey)) {
            throw new InvalidInputException(
                    "custom weights name none of the selected funds " + String.join(", ", funds));
        }
        return each(funds, fund -> percentages.getOrDefault(fund, 0.0) / 100);
    }

    private static Map<String, Double> each(List<String> funds, ToDoubleFunction<String> weight) {
        Map<String, Double> weights = new LinkedHashMap<>();
        funds.forEach(fund -> weights.put(fund, weight.applyAsDouble(fund)));
        return weights;
    }
}
