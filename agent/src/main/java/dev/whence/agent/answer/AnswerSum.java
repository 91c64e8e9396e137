package dev.whence.agent.answer;

/** What the threads counted of one answer since the last time, while it is made into an event. Times are in ticks. */
final class AnswerSum {
    long count;
    long total;
    /** The part of the total that resolutions within these took. */
    long nested;
    /** The part of the total that belongs to resolutions within another one of the same point. */
    long inner;

    long max = Long.MIN_VALUE;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    /** The longest call; where its count comes here and its time came before, the mean. */
    long max() {
        return max != Long.MIN_VALUE ? max : total / count;
    }

    /** When the first call began; where that came before, when the last one did. */
    long first() {
        return Math.min(first, last);
    }
}
