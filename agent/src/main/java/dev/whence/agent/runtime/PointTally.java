package dev.whence.agent.runtime;

import dev.whence.agent.answer.AnswerTable;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.Switches;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Counts the resolutions of one point by path and mode, spread over the threads; and limits its single events. */
public final class PointTally {
    private static final int MOST_CLASSES = 64;
    private static final double NANOS_PER_SECOND = 1e9;

    final Point point;
    final Limiter limiter;
    final AnswerTable answers;
    /** Some are not known before the class of a step is woven; then they are null. */
    private final String[] paths;

    /** The modes that its definition names, and the empty one of resolutions that took none. */
    private final String[] modes;

    private final int end;
    private int free;
    private final AtomicReferenceArray<Tally> tallies;
    /** By path: what was counted since the point was woven. */
    private final long[] counted;

    private final long[] failed;
    /** By path: what was counted since an operator who watches last asked. */
    private final PathSummary[] unasked;

    /** By path and mode: what was counted since the last distribution; null before anything was. */
    private final @Nullable PathSummary[] undistributed;

    /** By path and mode: what was counted since an operator who exports last asked; null before anything was. */
    private final @Nullable PathSummary[] unexported;

    private double nanosPerTick = 1;
    private final AtomicLong weaving = new AtomicLong();

    /** Whether no configured point is behind it: then its single events are made and not written. */
    boolean isWarmUp;

    /**
     * Makes one.
     *
     * @param answersMax rows with keys of their own in its table of answers
     */
    public PointTally(Point point, Limiter limiter, int answersMax) {
        this.point = point;
        this.limiter = limiter;
        this.answers = new AnswerTable(point.name(), answersMax, Stripes.COUNT);
        if (point.reading() != null && point.reading().elements()) {
            answers.ofElements();
        }
        int spare = point.steps().containsKey(Point.BY_CLASS) ? MOST_CLASSES : 0;
        String[] names = new String[point.steps().size() + spare + 5];
        int i = 0;
        for (String step : point.steps().keySet()) {
            names[i++] = step;
        }
        this.free = i;
        i += spare;
        this.end = i;
        names[i++] = Point.NO_ANSWER;
        names[i++] = Point.PENDING;
        names[i++] = Point.TRUE;
        names[i++] = Point.FALSE;
        names[i] = point.otherwise();
        this.paths = names;
        this.counted = new long[names.length];
        this.failed = new long[names.length];
        this.unasked = new PathSummary[names.length];
        for (int path = 0; path < unasked.length; path++) {
            unasked[path] = new PathSummary();
        }
        this.modes = point.modes().keySet().toArray(new String[point.modes().size() + 1]);
        this.modes[modes.length - 1] = Point.NO_MODE;
        this.undistributed = new PathSummary[names.length * modes.length];
        this.unexported = new PathSummary[names.length * modes.length];
        this.tallies = new AtomicReferenceArray<>(names.length * modes.length * Stripes.COUNT);
    }

    /**
     * The path of a step as it is called in this class: always the same text, since they are compared by identity. Should
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

    /** The tally of a path and mode that the threads of this stripe count in. */
    Tally tally(String path, String mode, int stripe) {
        int index = first(index(path, paths), index(mode, modes)) + stripe;
        Tally tally = tallies.getPlain(index);
        return tally != null ? tally : make(index, Stripes.isShared(stripe));
    }

    /**
     * Writes what came since the last time, or drops it where nobody wants it.
     *
     * @param wanted whether summaries are wanted
     * @param distributing whether it is kept for a distribution
     */
    void flush(boolean wanted, boolean distributing, double presentNanosPerTick) {
        nanosPerTick = presentNanosPerTick;
        for (int path = 0; path < paths.length; path++) {
            for (int mode = 0; mode < modes.length; mode++) {
                PathSummary summary = drain(first(path, mode));
                if (summary == null || summary.count == 0) {
                    continue;
                }
                if (wanted || distributing) {
                    counted[path] += summary.count;
                    failed[path] += summary.failures;
                    unasked[path].add(summary);
                }
                if (wanted) {
                    write(paths[path], modes[mode], summary);
                }
                if (wanted && Switches.exporting) {
                    keep(path * modes.length + mode, summary.copy(), unexported);
                }
                if (distributing) {
                    keep(path * modes.length + mode, summary, undistributed);
                }
            }
        }
    }

    private static void keep(int place, PathSummary summary, @Nullable PathSummary[] all) {
        PathSummary kept = all[place];
        if (kept == null) {
            all[place] = summary;
        } else {
            kept.add(summary);
        }
    }

    /** Writes how long the calls took that were kept since the last time, or drops them where nobody wants them. */
    void distribute(boolean wanted) {
        for (int place = 0; place < undistributed.length; place++) {
            PathSummary kept = undistributed[place];
            undistributed[place] = null;
            if (wanted && kept != null) {
                DistributionEvent event = new DistributionEvent();
                event.point = point.name();
                event.path = paths[place / modes.length];
                event.mode = modes[place % modes.length];
                event.count = kept.count;
                event.min = nanos(kept.min());
                event.max = nanos(kept.max());
                event.ticksPerSecond = ticksPerSecond();
                event.buckets = kept.distribution();
                event.commit();
            }
        }
    }

    /** Tells an operator who exports how long the calls took that were kept since the last time, or forgets them. */
    void export(@Nullable Reply reply) {
        for (int place = 0; place < unexported.length; place++) {
            PathSummary kept = unexported[place];
            unexported[place] = null;
            if (reply != null && kept != null) {
                reply.line(
                        LineKind.DISTRIBUTION,
                        point.name(),
                        paths[place / modes.length],
                        modes[place % modes.length],
                        kept.count,
                        kept.failures,
                        nanos(kept.total),
                        ticksPerSecond(),
                        kept.distribution());
            }
        }
    }

    private long ticksPerSecond() {
        return Math.max(1, Math.round(NANOS_PER_SECOND / nanosPerTick));
    }

    /** What the point has cost since the agent woke, in calls and in time. */
    PointUse use() {
        CallCounts counts = new CallCounts();
        for (int path = 0; path < paths.length; path++) {
            counts.begin(path < end);
            for (int i = first(path, 0); i < first(path + 1, 0); i++) {
                Tally tally = tallies.get(i);
                if (tally != null) {
                    tally.countInto(counts);
                }
            }
        }
        return counts.use(weaving.get());
    }

    /** One of its classes was woven while the JVM defined it. */
    public void wove(long nanos) {
        weaving.addAndGet(nanos);
    }

    /** What the threads counted since the last time, or null where they never counted anything. */
    private @Nullable PathSummary drain(int first) {
        PathSummary summary = null;
        for (int i = first; i < first + Stripes.COUNT; i++) {
            Tally tally = tallies.get(i);
            if (tally != null) {
                if (summary == null) {
                    summary = new PathSummary();
                }
                tally.drainTo(summary);
            }
        }
        return summary;
    }

    private void write(String path, String mode, PathSummary summary) {
        SummaryEvent event = new SummaryEvent();
        event.point = point.name();
        event.path = path;
        event.mode = mode;
        event.count = summary.count;
        event.failures = summary.failures;
        event.total = nanos(summary.total);
        event.self = nanos(summary.total - summary.nested);
        event.outermost = nanos(summary.total - summary.inner);
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
            PathSummary since = unasked[i];
            if (watching) {
                unasked[i] = new PathSummary();
            }
            if (counted[i] > 0) {
                boolean any = since.count > 0;
                reply.line(
                        LineKind.PATH,
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

    private Tally make(int index, boolean shared) {
        Tally fresh = new Tally(shared);
        Tally other = tallies.compareAndExchange(index, null, fresh);
        return other == null ? fresh : other;
    }

    /** Where the tallies of a path and mode begin: one for each stripe. */
    private int first(int path, int mode) {
        return (path * modes.length + mode) * Stripes.COUNT;
    }

    /** The place of a name; the last one if it is none of them. */
    private static int index(String name, String[] names) {
        int last = names.length - 1;
        for (int i = 0; i < last; i++) {
            // A path or mode is the very string that the point's definition holds.
            if (names[i] == name) {
                return i;
            }
        }
        return last;
    }
}
