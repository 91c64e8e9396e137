package trend.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The funds that may be selected: every column that is neither the risk-free rate nor a benchmark and that has a return
 * in each month of both windows.
 *
 * @param funds the columns, in the order of the returns
 * @param leftOut the funds with a gap, each with the first month that is missing
 */
record Universe(List<String> funds, Map<String, Month> leftOut) {

    static Universe of(PipelineConfig config, Returns returns, Sample in, Sample out) {
        Set<String> noFunds = new HashSet<>(config.benchmarks().values());
        noFunds.add(config.riskFree());
        for (String column : noFunds) {
            Month gap = firstGap(column, in, out);
            if (gap != null) {
                throw new InvalidInputException("column " + column + " has no return for " + gap
                        + "; the risk-free rate and benchmarks need one in every month of both windows");
            }
        }
        List<String> funds = new ArrayList<>();
        Map<String, Month> leftOut = new LinkedHashMap<>();
        for (String column : returns.names()) {
            if (noFunds.contains(column)) {
                continue;
            }
            Month gap = firstGap(column, in, out);
            if (gap == null) {
                funds.add(column);
            } else {
                leftOut.put(column, gap);
            }
        }
        Universe universe = new Universe(funds, leftOut);
        universe.check(config);
        return universe;
    }

    private void check(PipelineConfig config) {
        for (String fund : config.customWeights().keySet()) {
            if (!funds.contains(fund) && !leftOut.containsKey(fund)) {
                throw new InvalidInputException(
                        "custom weights name '" + fund + "', which is not a fund; funds: " + String.join(", ", funds));
            }
        }
        if (config.selected() > funds.size()) {
            throw new InvalidInputException(
                    "cannot select n = " + config.selected() + " funds from a universe of " + funds.size()
                            + (leftOut.isEmpty() ? "" : " (left out, for a month without return: " + leftOut + ")"));
        }
    }

    private static @Nullable Month firstGap(String column, Sample in, Sample out) {
        Month gap = in.firstGap(column);
        return gap == null ? out.firstGap(column) : gap;
    }
}
