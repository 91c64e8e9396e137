package dev.whence.report.diff;

import dev.whence.output.HumanReadable;

/**
 * How long one resolution took, as far as it can be compared.
 *
 * @param count how many there were
 * @param nanosEach of a key the mean of their self times without the longest, of a path the median; 0 where unknown
 */
public record Timing(long count, long nanosEach) {
    String words() {
        return HumanReadable.time(nanosEach) + " each, of " + HumanReadable.count(count);
    }
}
