package dev.whence;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Counts the resolutions of one point by path, spread over the threads; and limits its single events. */
final class PointTally {
    private static final int MOST_CLASSES = 64;

    final Point point;
    final Limiter limiter;
    /** Some are not known before the class of a step is woven; then they are null. */
    private final String[] paths;

    private final int end;
    private int free;
    private final AtomicReferenceArray<Tally> tallies;
    /** By path: what was counted since the point was woven. */
    private final long[] counted;

    private final long[] failed;
    /** By path: what was counted since an operator who watches last asked. */
    private final Summary[] unasked;

    private double nanosPerTick = 1;

    PointTally(Point point, Limiter limiter) {
        this.point = point;
        this.limiter = limiter;
        int spare = point.steps().containsKey(Point.BY_CLASS) ? MOST_CLASSES : 0;
        String[] names = new String[point.steps().size() + spare + 2];
        int i = 0;
        for (String step : point.steps().keySet()) {
            names[i++] = step;
        }
        this.free = i;
        i += spare;
        this.end = i;
        names[i++] = Frame.NO_ANSWER;
        names[i] = point.otherwise();
        this.paths = names;
        this.counted = new long[names.length];
        this.failed = new long[names.length];
        this.unasked = new Summary[names.length];
        for (int path = 0; path < unasked.length; path++) {
            unasked[path] = new Summary();
        }
        this.tallies = new AtomicReferenceArray<>(names.length * Stripes.COUNT);
    }

    /**
     * The path of a step as it is called in this class: always the same text, since they are told apart by identity. Should
     * there be too many, the others share one.
     */
    synchronized String path(Probe step, String className) {
        if (!step.name().equals(Point.BY_CLASS)) {
            return step.name();
        }
        for (int i = 0; i < free; i++) {
            if (className.equals(paths[i])) {
                return paths[i];
            }
        }
        if (free == end) {
            return step.name();
        }
        paths[free++] = className;
        return className;
    }

    /** The tally of a path that the threads of this stripe count in. */
    Tally tally(String path, int stripe) {
        int index = index(path) * Stripes.COUNT + stripe;
        Tally tally = tallies.getPlain(index);
        return tally != null ? tally : first(index, Stripes.isShared(stripe));
    }

    /** Tells what came since the last time, or drops it where nobody wants it. */
    void flush(boolean wanted, double presentNanosPerTick) {
        nanosPerTick = presentNanosPerTick;
        for (int i = 0; i < paths.length; i++) {
            Summary summary = new Summary();
            for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
                Tally tally = tallies.get(i * Stripes.COUNT + stripe);
                if (tally != null) {
                    tally.drainTo(summary);
                }
            }
            if (wanted && summary.count > 0) {
                counted[i] += summary.count;
                failed[i] += summary.failures;
                unasked[i].add(summary);
                write(paths[i], summary);
            }
        }
    }

    private void write(String path, Summary summary) {
        SummaryEvent event = new SummaryEvent();
        event.point = point.name();
        event.path = path;
        event.count = summary.count;
        event.failures = summary.failures;
        event.total = nanos(summary.total);
        event.min = nanos(summary.min());
        event.max = nanos(summary.max());
        event.p50 = nanos(summary.percentile(0.5));
        event.p99 = nanos(summary.percentile(0.99));
        event.belowThreshold = summary.belowThreshold;
        event.overLimit = summary.overLimit;
        event.commit();
    }

    /**
     * Tells an operator what was counted, in all and since he last asked; of the latter, how long they took.
     *
     * @param watching whether this counts as asking
     */
    void describe(Reply reply, boolean watching) {
        for (int i = 0; i < paths.length; i++) {
            Summary since = unasked[i];
            if (watching) {
                unasked[i] = new Summary();
            }
            if (counted[i] > 0) {
                boolean any = since.count > 0;
                reply.line(
                        "path",
                        point.name(),
                        paths[i],
                        counted[i],
                        failed[i],
                        since.count,
                        any ? nanos(since.percentile(0.5)) : 0,
                        any ? nanos(since.percentile(0.99)) : 0,
                        any ? nanos(since.max()) : 0);
            }
        }
    }

    private long nanos(long ticks) {
        return Math.round(ticks * nanosPerTick);
    }

    private Tally first(int index, boolean shared) {
        Tally fresh = new Tally(shared);
        Tally other = tallies.compareAndExchange(index, null, fresh);
        return other == null ? fresh : other;
    }

    private int index(String path) {
        for (int i = 0; i < paths.length; i++) {
            // A path is the very string that the point's definition holds.
            if (paths[i] == path) {
                return i;
            }
        }
        return paths.length - 1;
    }
}
