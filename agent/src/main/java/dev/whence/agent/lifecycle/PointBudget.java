package dev.whence.agent.lifecycle;

/**
 * What one point may cost, and when it has cost too much.
 *
 * <p>A point may take its share of a processor core all the time. What it takes beyond that adds up, what it leaves of its
 * share is taken off again, and once 200 ms have added up it has to give way. So a burst passes (some two million calls at
 * once), a point that takes the whole of a core is noticed within a third of a second, and one that stays just below its
 * share never.
 */
final class PointBudget {
    /** What is to be done about a point. */
    enum Verdict {
        STAYS,
        EVENTS_OFF,
        UNWEAVE
    }

    /** How many nanoseconds beyond its share a point may cost. */
    static final double ALLOWANCE = 200e6;

    /** Weaving comes in bursts, when an application loads its classes: each adds to the cost of a minute. */
    private static final double WEAVING_SPREAD = 60e9;

    private final double share;
    /** What was done so far. */
    private Verdict last = Verdict.STAYS;

    private double weaving;
    /** Since the point last was within its share: what it cost beyond, all in all, for single events, and how long that is. */
    private double beyond;

    private double cost;
    private double events;
    private double span;

    /**
     * Makes one.
     *
     * @param share of a core
     */
    PointBudget(double share) {
        this.share = share;
    }

    /**
     * A stretch of time has passed; all in nanoseconds.
     *
     * @param calls what its calls cost without single events
     * @param written what its single events cost
     * @param wove what weaving its classes took
     * @param nanos how long the stretch is
     */
    Verdict spent(double calls, double written, double wove, double nanos) {
        weaving += wove;
        double ofWeaving = weaving * Math.min(1, nanos / WEAVING_SPREAD);
        weaving -= ofWeaving;
        double spent = calls + written + ofWeaving;
        if (beyond == 0) {
            cost = 0;
            events = 0;
            span = 0;
        }
        beyond = Math.max(0, beyond + spent - share * nanos);
        cost += spent;
        events += written;
        span += nanos;
        if (beyond <= ALLOWANCE) {
            return Verdict.STAYS;
        }
        beyond = 0;
        boolean enough = last == Verdict.STAYS && cost - events <= share * span;
        last = enough ? Verdict.EVENTS_OFF : Verdict.UNWEAVE;
        return last;
    }

    /** Whether the point is unwoven, and costs nothing any more. */
    boolean isUnwoven() {
        return last == Verdict.UNWEAVE;
    }

    /** The share of a core that it cost while it was beyond its own. */
    double cost() {
        return span == 0 ? 0 : cost / span;
    }
}
