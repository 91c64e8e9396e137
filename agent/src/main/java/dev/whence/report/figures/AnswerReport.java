package dev.whence.report.figures;

import org.jspecify.annotations.Nullable;

/**
 * What answered one key of one point by one path, or how that failed.
 *
 * @param point the name of the point
 * @param mode the mode of the resolver; empty where the point names none
 * @param key what was to be resolved; {@code *} for answers that have no row of their own
 * @param path its path; empty where the point names no steps
 * @param className the class that answered; null where none did, or where it was unloaded before it was counted
 * @param loader its loader: a name, or a type with something that distinguishes it; null where there is no class
 * @param source the code source of the class, of a failure that of the exception's; empty where unknown
 * @param sourceVersion the Implementation-Version of that class's package; empty where unknown
 * @param failure the class of the exception; empty where there was none
 * @param count resolutions, or answers that they gave; 0 for a choice that was found
 * @param totalNanos the sum of their durations
 * @param selfNanos the same without resolutions within them, of whichever point; {@link #UNKNOWN} for single events
 * @param outermostNanos the same of those that are not within another one of the same point; {@link #UNKNOWN} likewise
 * @param maxNanos the longest
 * @param firstSeenNanos when the first began, since the epoch
 * @param lastSeenNanos when the last began, since the epoch
 * @param found whether it is a present choice that the agent found, and did not see being made
 * @param elements whether each element of what a resolution returned is an answer: then {@code count} is of answers
 * @param exact true where the agent counted it, false where only single events say so
 */
public record AnswerReport(
        String point,
        String mode,
        String key,
        String path,
        @Nullable String className,
        @Nullable String loader,
        String source,
        String sourceVersion,
        String failure,
        long count,
        long totalNanos,
        long selfNanos,
        long outermostNanos,
        long maxNanos,
        long firstSeenNanos,
        long lastSeenNanos,
        boolean found,
        boolean elements,
        boolean exact) {
    /** In place of a time that single events do not have. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** The key of answers that have no row of their own. */
    public static final String OTHER_KEYS = "*";

    /** How many of these resolutions threw. */
    public long failures() {
        return failure.isEmpty() ? 0 : count;
    }
}
