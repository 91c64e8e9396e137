package dev.whence.report.tally;

import dev.whence.report.figures.ActivityKind;
import dev.whence.report.figures.ActivityTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What threads did, as the JDK's events say, so that a report can show what the thread of a resolution did during it. A recording
 * that has more of them than are kept has this for its first part.
 */
final class ThreadActivities {
    /** A few megabytes. */
    private static final int MOST = 200_000;

    private static final ActivityKind[] KINDS = ActivityKind.values();

    private final Map<Long, List<Activity>> byThread = new HashMap<>();
    private int size;
    private boolean sorted;

    private record Activity(long start, long nanos, ActivityKind kind) {
        long end() {
            return start + nanos;
        }
    }

    void add(ActivityKind kind, long thread, long startNanos, long nanos) {
        if (size < MOST) {
            size++;
            sorted = false;
            byThread.computeIfAbsent(thread, id -> new ArrayList<>()).add(new Activity(startNanos, nanos, kind));
        }
    }

    /** What a thread did from one time to another, by kind. */
    List<ActivityTime> within(long thread, long from, long to) {
        sort();
        List<Activity> all = byThread.getOrDefault(thread, List.of());
        long[] counts = new long[KINDS.length];
        long[] nanos = new long[KINDS.length];
        long[] ends = new long[KINDS.length];
        Arrays.fill(ends, Long.MIN_VALUE);
        for (int i = first(all, from); i < all.size() && all.get(i).start < to; i++) {
            Activity activity = all.get(i);
            int kind = activity.kind.ordinal();
            if (activity.end() <= to) {
                counts[kind]++;
                nanos[kind] += Math.max(0, activity.end() - Math.max(activity.start, ends[kind]));
                ends[kind] = Math.max(ends[kind], activity.end());
            }
        }
        List<ActivityTime> times = new ArrayList<>();
        for (ActivityKind kind : KINDS) {
            if (counts[kind.ordinal()] > 0) {
                times.add(new ActivityTime(kind, counts[kind.ordinal()], nanos[kind.ordinal()]));
            }
        }
        return List.copyOf(times);
    }

    private void sort() {
        if (!sorted) {
            // Of two that begin at once, the one that holds the other comes first.
            byThread.values()
                    .forEach(all -> all.sort(Comparator.comparingLong(Activity::start)
                            .thenComparing(
                                    Comparator.comparingLong(Activity::nanos).reversed())));
            sorted = true;
        }
    }

    private static int first(List<Activity> all, long from) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
