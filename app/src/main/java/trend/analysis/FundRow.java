package trend.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one selected fund out-of-sample.
 *
 * @param statistics the fund's figures
 * @param benchmarkRatios the fund's information ratio against each benchmark, by label
 */
public record FundRow(Statistics statistics, Map<String, Double> benchmarkRatios) {

    /** Creates the row; the map is copied and keeps its order. */
    public FundRow {
        benchmarkRatios = Collections.unmodifiableMap(new LinkedHashMap<>(benchmarkRatios));
    }
}
