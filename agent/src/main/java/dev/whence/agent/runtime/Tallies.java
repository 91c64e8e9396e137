package dev.whence.agent.runtime;

import dev.whence.agent.answer.TickScale;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.support.Switches;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted of all points: a {@link PointTally} for each. Made when the agent wakes. */
public final class Tallies {
    private final Map<Point, PointTally> byPoint = new IdentityHashMap<>();

    /**
     * Begins to count.
     *
     * @param eventsMax single resolutions written per point and second at most; 0 for all
     * @param answersMax rows with keys of their own in a point's table of answers
     */
    public Tallies(List<Probe> probes, int eventsMax, int answersMax) {
        Ticks.begin();
        for (Probe probe : probes) {
            if (!byPoint.containsKey(probe.point())) {
                byPoint.put(probe.point(), new PointTally(probe.point(), new Limiter(eventsMax), answersMax));
            }
        }
    }

    /** The tally of a point of one of the probes. */
    public PointTally of(Point point) {
        return byPoint.get(point);
    }

    /** What a point has cost since the agent woke, in calls and in time. */
    public PointUse use(Point point) {
        return of(point).use();
    }

    /** Has single events of a point written, up to the limit, or none of them. */
    public void writeEvents(Point point, boolean any) {
        if (any) {
            of(point).limiter.open();
        } else {
            of(point).limiter.close();
        }
    }

    /** Writes what was counted since the last time, or drops it where nobody wants it. */
    public synchronized void summarise(boolean wanted) {
        double nanosPerTick = Ticks.nanosPerTick();
        for (PointTally tally : byPoint.values()) {
            tally.flush(wanted, Switches.distributing, nanosPerTick);
        }
    }

    /** Writes how long the calls took that were summarised since the last time, or drops that where nobody wants it. */
    public synchronized void distribute(boolean wanted) {
        for (PointTally tally : byPoint.values()) {
            tally.distribute(wanted);
        }
    }

    /**
     * Tells an operator who exports how long the calls took that were summarised since the last time.
     *
     * @param reply takes a line for each path and mode; null where they are to be forgotten
     */
    public synchronized void export(@Nullable Reply reply) {
        for (PointTally tally : byPoint.values()) {
            tally.export(reply);
        }
    }

    /** Writes the answers that were counted since the last time, or drops them where nobody wants them. */
    public synchronized void answer(boolean wanted) {
        TickScale scale = Ticks.scale();
        for (PointTally tally : byPoint.values()) {
            tally.answers.flush(wanted, scale);
        }
    }

    /** Reports to an operator the answers that were counted since weaving. */
    public void describeAnswers(Reply reply) {
        TickScale scale = Ticks.scale();
        for (PointTally tally : byPoint.values()) {
            tally.answers.describe(reply, scale);
        }
    }

    /**
     * Reports to an operator what was counted.
     *
     * @param watching whether this counts as asking, so that what is reported now is not reported again
     */
    public synchronized void describe(Reply reply, boolean watching) {
        for (PointTally tally : byPoint.values()) {
            tally.describe(reply, watching);
        }
    }
}
