package dev.whence.report.diff;

import dev.whence.output.HumanReadable;

/**
 * How long one resolution took, as far as it can be compared.
 *
 * @param count how many there were
 * @param nanosEach half of them took no longer; 0 where unknown
 */
public record Timing(long count, long nanosEach) {
    String words() {
        return "half of " + HumanReadable.count(count) + " within " + HumanReadable.time(nanosEach);
    }
}
