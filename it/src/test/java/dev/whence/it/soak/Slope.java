package dev.whence.it.soak;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The straight line through a series of samples, one of each cycle, by least squares.
 *
 * @param mean the mean of the samples
 * @param perHour how much the line rises in {@value #HOUR} cycles
 * @param margin how much more that may be, with a confidence of 99 %, or less
 */
record Slope(double mean, double perHour, double margin) {
    /** Cycles that stand for an hour: a cycle is a minute there. */
    static final int HOUR = 60;

    /** The program loads its classes and compiles its code: of each series, so large a part is not judged. */
    private static final int WARMING_PART = 3;

    private static final int FEWEST = 8;
    /** The margin holds at either side, so each of them is exceeded by chance once in a hundred series. */
    private static final double OUTSIDE = 0.02;

    /**
     * Reads a series, the first third of which is not judged.
     *
     * @throws IllegalArgumentException if too few samples are left for a line
     */
    static Slope of(List<Long> samples) {
        List<Long> judged = samples.subList(samples.size() / WARMING_PART, samples.size());
        if (judged.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "No line through " + judged.size() + " samples: " + FEWEST + " are needed");
        }
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < judged.size(); i++) {
            line.addData(i, judged.get(i));
        }
        double mean = judged.stream().mapToLong(Long::longValue).average().orElseThrow();
        return new Slope(mean, HOUR * line.getSlope(), HOUR * line.getSlopeConfidenceInterval(OUTSIDE));
    }

    /**
     * Whether the series grows by less than so much an hour, with a confidence of 99 %. A series that scatters too much to
     * tell is not flat.
     */
    boolean isBelow(double bound) {
        return perHour + margin < bound;
    }
}
