package dev.whence.report.figures;

/**
 * What a thread did within one resolution, of one kind.
 *
 * @param kind the kind
 * @param count how many events of it the recording has; those below its threshold are in none
 * @param nanos how long they took, each nanosecond once where they lie within one another
 */
public record ActivityTime(ActivityKind kind, long count, long nanos) {}
