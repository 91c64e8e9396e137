package dev.whence.it.soak;

import java.util.Arrays;
import java.util.List;

/**
 * What one server holds at one time.
 *
 * @param hours since the first sample
 * @param values one for each quantity, in its unit
 */
record Sample(double hours, List<Double> values) {

    /** Of a line of numbers, one for each quantity. */
    static Sample of(double hours, String line) {
        long[] said = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Sample(
                hours,
                Arrays.stream(Quantity.values())
                        .map(each -> each.of(said[each.ordinal()]))
                        .toList());
    }

    double value(Quantity quantity) {
        return values.get(quantity.ordinal());
    }
}
