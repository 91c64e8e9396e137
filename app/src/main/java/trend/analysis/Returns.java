package trend.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of monthly returns: a row per month, a column per fund, benchmark or rate.
 *
 * <p>A return is a fraction of the month's opening value ({@code 0.01} is one per cent). Not-a-number is a gap.
 */
public final class Returns {

    private final List<Month> months;
    private final Map<String, double[]> columns;

    /**
     * Creates the table from copies of what is given.
     *
     * @param months the month of each row, strictly ascending
     * @param columns the returns by column name, a value per month; the map's order is the columns' order
     * @throws IllegalArgumentException if the months do not ascend or a column has another length
     */
    public Returns(List<Month> months, Map<String, double[]> columns) {
        this.months = List.copyOf(months);
        for (int row = 1; row < this.months.size(); row++) {
            if (!this.months.get(row).isAfter(this.months.get(row - 1))) {
                throw new IllegalArgumentException(
                        this.months.get(row) + " does not follow " + this.months.get(row - 1));
            }
        }
        Map<String, double[]> copies = new LinkedHashMap<>();
        for (Map.Entry<String, double[]> column : columns.entrySet()) {
            double[] values = column.getValue();
            if (values.length != this.months.size()) {
                throw new IllegalArgumentException("column " + column.getKey() + " has " + values.length
                        + " values for " + this.months.size() + " months");
            }
            copies.put(column.getKey(), values.clone());
        }
        this.columns = Collections.unmodifiableMap(copies);
    }

    /**
     * Returns the month of each row, ascending.
     *
     * @return an unmodifiable list
     */
    public List<Month> months() {
        return months;
    }

    /**
     * Returns the names of the columns in their order.
     *
     * @return an unmodifiable set
     */
    public Set<String> names() {
        return columns.keySet();
    }

    /**
     * Returns the values of one column.
     *
     * @param name the column
     * @return a copy with a value per month, or null if there is no such column
     */
    public double @Nullable [] column(String name) {
        double[] values = columns.get(name);
        return values == null ? null : values.clone();
    }
}
