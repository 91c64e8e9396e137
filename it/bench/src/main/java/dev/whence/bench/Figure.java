package dev.whence.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What was measured of one case on one JDK.
 *
 * @param name the case's name
 * @param jdk the JDK's version
 * @param median of all samples
 * @param min the smallest sample
 * @param max the largest sample
 * @param unit of the three
 */
record Figure(String name, String jdk, double median, double min, double max, String unit) {

    static Figure of(String name, Jdk jdk, Collection<Double> samples, String unit) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(name + " has no samples");
        }
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figure(name, jdk.version(), median, sorted[0], sorted[sorted.length - 1], unit);
    }

    @Override
    public String toString() {
        return Numbers.text(median) + " " + unit + " (" + Numbers.text(min) + " to " + Numbers.text(max) + ")";
    }
}
