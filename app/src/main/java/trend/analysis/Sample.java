package trend.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The returns of one window. */
final class Sample {

    private final Returns returns;
    private final int from;
    private final int to;

    private Sample(Returns returns, int from, int to) {
        this.returns = returns;
        this.from = from;
        this.to = to;
    }

    static Sample of(String name, Window window, Returns returns) {
        List<Month> months = returns.months();
        int from = 0;
        while (from < months.size() && months.get(from).isBefore(window.start())) {
            from++;
        }
        int to = from;
        while (to < months.size() && window.contains(months.get(to))) {
            if (to > from && !months.get(to).equals(months.get(to - 1).plusMonths(1))) {
                throw new InvalidInputException("the " + name + " window " + window + " has no row for "
                        + months.get(to - 1).plusMonths(1));
            }
            to++;
        }
        if (from == to) {
            throw new InvalidInputException("the " + name + " window " + window + " has no data"
                    + (months.isEmpty()
                            ? ""
                            : "; the returns cover " + months.get(0) + " to " + months.get(months.size() - 1)));
        }
        return new Sample(returns, from, to);
    }

    double[] column(String name) {
        double[] values = returns.column(name);
        if (values == null) {
            throw new InvalidInputException(
                    "the returns have no column '" + name + "'; columns: " + String.join(", ", returns.names()));
        }
        return Arrays.copyOfRange(values, from, to);
    }

    /** The first month in which a column has no return, or null. */
    @Nullable
    Month firstGap(String name) {
        double[] values = column(name);
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                return returns.months().get(from + i);
            }
        }
        return null;
    }

    /** What a portfolio of fixed weights returned month by month. */
    double[] portfolio(Map<String, Double> weights) {
        double[] total = new double[to - from];
        for (Map.Entry<String, Double> fund : weights.entrySet()) {
            double[] values = column(fund.getKey());
            double weight = fund.getValue();
            for (int i = 0; i < total.length; i++) {
                total[i] += weight * values[i];
            }
        }
        return total;
    }
}
