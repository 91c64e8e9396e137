package dev.whence.report.sound;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the figures of a report may add up to: so that no sum overflows, and that a recording cannot make a report larger than
 * memory by names that no agent gave. Each recording has a share of what those before it left, so that none of them takes the
 * figures of another.
 */
public final class ReportLimits {
    /** Of things that one event counts. */
    static final long MOST_COUNTED = 1L << 40;

    /** Of one duration: ten years. */
    static final long LONGEST_NANOS = 10 * 365 * 86_400L * 1_000_000_000L;

    /** Pairs of a point and a path in one recording: 200 points of five paths. Each takes some 50 kB, 400 where it lasts years. */
    static final int MOST_NAMES = 1_000;

    /** A call can be counted in a later summary than its failure, while its thread is between the two: one for each thread. */
    static final long TORN = 1_000;

    private static final long MOST_NANOS = 1L << 62;
    /** Each counts as 100 shares where percentiles are computed. */
    private static final long MOST_COUNTS = 1L << 55;

    private static final int SHARES = 16;

    private long nanos;
    private long counts;

    /** What one recording may add. */
    final class Share {
        private final Names paths = new Names();
        private final Names steps = new Names();
        private final Names answers = new Names();
        private long nanosLeft = (MOST_NANOS - nanos) / SHARES;
        private long countsLeft = (MOST_COUNTS - counts) / SHARES;

        /** Adds time; false where there would be too much of it. */
        boolean addNanos(long more) {
            if (more > nanosLeft) {
                return false;
            }
            nanosLeft -= more;
            nanos += more;
            return true;
        }

        /** Adds a number of things; false where there would be too many. */
        boolean addCount(long more) {
            if (more > countsLeft) {
                return false;
            }
            countsLeft -= more;
            counts += more;
            return true;
        }

        Names paths() {
            return paths;
        }

        Names steps() {
            return steps;
        }

        Names answers() {
            return answers;
        }
    }

    /** Pairs of a point and a path, or of a point and a step. */
    static final class Names {
        private final Map<String, Set<String>> known = new HashMap<>();
        private int count;

        /** Whether a pair is known, or becomes so; false where there are too many. */
        boolean meet(String point, String path) {
            Set<String> paths = known.get(point);
            if (paths != null && paths.contains(path)) {
                return true;
            }
            if (count >= MOST_NAMES) {
                return false;
            }
            count++;
            known.computeIfAbsent(point, name -> new HashSet<>()).add(path);
            return true;
        }
    }
}
