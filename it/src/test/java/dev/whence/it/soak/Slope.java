package dev.whence.it.soak;

import java.util.Arrays;

/**
 * How much something grows an hour, by Theil and Sen: the median of the slopes between all pairs of samples. Up to 29 % of them may
 * be anything.
 *
 * @param anHour the estimate
 * @param least the least that it is with 97.5 % certainty, by Kendall's tau
 */
record Slope(double anHour, double least) {

    private static final double DEVIATIONS = 1.96;

    /** Of values at times that grow. */
    static Slope of(double[] hours, double[] values) {
        int n = hours.length;
        if (n < 2 || values.length != n) {
            throw new IllegalArgumentException(n + " times and " + values.length + " values");
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[pairs++] = (values[j] - values[i]) / (hours[j] - hours[i]);
            }
        }
        Arrays.sort(slopes);
        double spread = DEVIATIONS * Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
        int lowest = (int) Math.max(0, Math.floor((pairs - spread) / 2));
        double median = (slopes[(pairs - 1) / 2] + slopes[pairs / 2]) / 2;
        return new Slope(median, slopes[lowest]);
    }
}
