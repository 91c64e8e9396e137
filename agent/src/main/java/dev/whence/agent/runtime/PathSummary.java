package dev.whence.agent.runtime;

import dev.whence.agent.protocol.Buckets;

/** What several tallies of one path held, while it is made into an event. Times are in ticks; asked for one call or more. */
final class PathSummary {
    long count;
    long total;
    /** The part of the total that resolutions within these took. */
    long nested;
    /** The part of the total that belongs to resolutions within another one of the same point. */
    long inner;

    long failures;
    long belowThreshold;
    long overLimit;
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;

    private final long[] counts = new long[Buckets.COUNT];

    void add(int bucket, long more, Tally.Fate fate) {
        counts[bucket] += more;
        count += more;
        if (fate == Tally.Fate.BELOW_THRESHOLD) {
            belowThreshold += more;
        } else if (fate == Tally.Fate.OVER_LIMIT) {
            overLimit += more;
        }
    }

    PathSummary copy() {
        PathSummary copy = new PathSummary();
        copy.add(this);
        return copy;
    }

    void add(PathSummary more) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more.counts[i];
        }
        count += more.count;
        total += more.total;
        nested += more.nested;
        inner += more.inner;
        failures += more.failures;
        belowThreshold += more.belowThreshold;
        overLimit += more.overLimit;
        min = Math.min(min, more.min);
        max = Math.max(max, more.max);
    }

    /** How many calls took how long, as a text of {@link Buckets}. */
    String distribution() {
        return Buckets.text(counts);
    }

    /** The shortest call; where it was counted here and its time with another summary, the middle of its bucket. */
    long min() {
        int shortest = 0;
        while (counts[shortest] == 0) {
            shortest++;
        }
        if (Buckets.of(min) == shortest) {
            return min;
        }
        long middle = Buckets.middle(shortest);
        return Buckets.of(max) == shortest ? Math.min(middle, max) : middle;
    }

    /** The longest call, likewise; no shorter than the shortest. */
    long max() {
        int longest = counts.length - 1;
        while (counts[longest] == 0) {
            longest--;
        }
        return Math.max(min(), Buckets.of(max) == longest ? max : Buckets.middle(longest));
    }

    /** The smallest duration that at least this share of the calls did not exceed (the nearest rank). */
    long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.max(min(), Math.min(max(), Buckets.middle(i)));
            }
        }
        return max();
    }
}
