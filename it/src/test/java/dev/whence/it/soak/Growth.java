package dev.whence.it.soak;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How a quantity of one server grows beyond that of another, which was asked the same at the same times.
 *
 * @param one the server's own growth
 * @param other that of the other
 * @param beyond the growth of the difference
 * @param hours how long it was looked at
 */
record Growth(Quantity quantity, Slope one, Slope other, Slope beyond, double hours) {

    /** The first samples, in which a JVM still compiles and fills its pools, are left out. */
    private static final double WARM_UP = 0.25;

    private static final int FEWEST = 8;

    /** Of all quantities. */
    static List<Growth> between(List<Sample> one, List<Sample> other) {
        return Arrays.stream(Quantity.values())
                .map(each -> between(each, one, other))
                .toList();
    }

    private static Growth between(Quantity quantity, List<Sample> one, List<Sample> other) {
        int first = (int) (one.size() * WARM_UP);
        if (one.size() != other.size() || one.size() - first < FEWEST) {
            throw new IllegalArgumentException(one.size() + " and " + other.size() + " samples");
        }
        double[] hours = values(one, first, Sample::hours);
        double[] ofOne = values(one, first, sample -> sample.value(quantity));
        double[] ofOther = values(other, first, sample -> sample.value(quantity));
        double[] beyond = IntStream.range(0, hours.length)
                .mapToDouble(i -> ofOne[i] - ofOther[i])
                .toArray();
        return new Growth(
                quantity,
                Slope.of(hours, ofOne),
                Slope.of(hours, ofOther),
                Slope.of(hours, beyond),
                hours[hours.length - 1] - hours[0]);
    }

    /** Whether it is certain that more came than may. */
    boolean isLeak() {
        return beyond.least() * hours > quantity.allowed(hours);
    }

    /** A line of a table: the slopes an hour, and what came in all beyond the other against what may. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-17s %10.1f %10.1f %10.1f %10.1f %8.1f %s",
                quantity.label(),
                one.anHour(),
                other.anHour(),
                beyond.anHour(),
                beyond.anHour() * hours,
                quantity.allowed(hours),
                quantity.unit());
    }

    /** The head of the table. */
    static String head() {
        return String.format("%-17s %10s %10s %10s %10s %8s", "", "an hour", "other", "beyond", "in all", "allowed");
    }

    private static double[] values(List<Sample> samples, int first, ToDoubleFunction<Sample> value) {
        return samples.stream().skip(first).mapToDouble(value).toArray();
    }
}
