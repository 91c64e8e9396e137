package trend.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String fund : funds) {
            weights.put(fund, 1.0 / funds.size());
        }
        return weights;
    }

    private static Map<String, Double> riskParity(List<String> funds, Map<String, Statistics> scores) {
        double total = 0;
        for (String fund : funds) {
            double volatility = scores.get(fund).volatility();
            if (!(volatility > 0)) {
                throw new InvalidInputException(
                        "risk_parity cannot weigh " + fund + ": it has no volatility in the in-sample window");
            }
            total += 1 / volatility;
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String fund : funds) {
            weights.put(fund, 1 / scores.get(fund).volatility() / total);
        }
        return weights;
    }

    private static Map<String, Double> custom(List<String> funds, Map<String, Double> percentages) {
        if (Collections.disjoint(funds, percentages.keySet())) {
            throw new InvalidInputException(
                    "custom weights name none of the selected funds " + String.join(", ", funds));
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String fund : funds) {
            weights.put(fund, percentages.getOrDefault(fund, 0.0) / 100);
        }
        return weights;
    }
}
