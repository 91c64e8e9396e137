package dev.whence.agent.lifecycle;

import dev.whence.agent.instrument.Weaving;
import dev.whence.agent.point.Point;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.CallCost;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.runtime.PointUse;
import dev.whence.agent.runtime.Tallies;
import dev.whence.agent.support.Errors;
import dev.whence.agent.support.Switches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has points give way that cost more than they may: first their single events, and if that is not enough, their weaving.
 *
 * <p>What a point costs is what its calls were counted (which is done anyway) times what a call costs, which is measured on
 * a thread of this class's own while anything is recorded. The application's calls have no clock for it.
 *
 * <p>What gave way stays off until all recordings have ended; the next one begins with all points. So nothing is woven and
 * unwoven in turns.
 */
final class CostWatch implements Runnable {
    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** As long as a recording waits for its points to be woven again: in the worst case it misses calls, and starts. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** With fewer calls in a beat, no point can cost much, and none is worth a measurement. */
    private static final long FEW_CALLS = 1_000;

    /** What a call costs until it was measured. */
    private static final double CALL_NANOS = 100;

    private final Tallies tallies;
    private final Weaving weaving;
    private final List<Point> points;
    private final double share;
    private final Installation installation;
    private final CallCost callCost = new CallCost();
    private final PointBudget[] budgets;
    private final PointUse[] known;
    private double callNanos = CALL_NANOS;
    private long last;

    private volatile GaveWay[] gaveWay = GaveWay.NOBODY;

    private @Nullable Thread thread;
    private boolean recording;
    private boolean stopped;
    /** Whether a recording began, which is not begun with yet. */
    private boolean fresh;

    /**
     * Makes one that waits for a recording.
     *
     * @param points all of them
     * @param share of a processor core, that each may cost
     */
    private CostWatch(Tallies tallies, Weaving weaving, List<Point> points, double share, Installation installation) {
        this.tallies = tallies;
        this.weaving = weaving;
        this.points = points;
        this.share = share;
        this.installation = installation;
        this.budgets = new PointBudget[points.size()];
        this.known = new PointUse[points.size()];
        reset();
    }

    /** One for an agent; null where its points may cost anything. */
    static @Nullable CostWatch of(
            Installation installation, Tallies tallies, Weaving weaving, List<Point> points, Limits limits) {
        return limits.cost() == Limits.NO_LIMIT
                ? null
                : new CostWatch(tallies, weaving, points, limits.cost(), installation);
    }

    /** Which points gave way and are still off, a line each. */
    static String text(@Nullable CostWatch watch) {
        return watch == null ? "" : GaveWay.text(watch.gaveWay);
    }

    /** The same to an operator. */
    static void describe(@Nullable CostWatch watch, Reply reply) {
        for (GaveWay each : watch == null ? GaveWay.NOBODY : watch.gaveWay) {
            each.describe(reply);
        }
    }

    /** Something is recorded from now on, or nothing. Returns when what gave way before is woven again. */
    synchronized void recording(boolean runs) {
        if (runs == recording || stopped) {
            return;
        }
        recording = runs;
        fresh |= runs;
        if (runs && thread == null) {
            begin();
        } else {
            notifyAll();
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        long left = PATIENCE_NANOS;
        while (runs && fresh && gaveWay.length > 0 && left > 0) {
            if (!waited(left)) {
                return;
            }
            left = end - System.nanoTime();
        }
    }

    /** Ends after what it is about. */
    void stop() {
        Thread running;
        synchronized (this) {
            stopped = true;
            running = thread;
            notifyAll();
        }
        // What follows must not begin before its end.
        OwnWork.join(running);
    }

    @Override
    public void run() {
        OwnWork.enter();
        try {
            while (goesOn()) {
                act();
            }
        } finally {
            synchronized (this) {
                thread = null;
                if (recording && !stopped) {
                    begin();
                }
            }
        }
    }

    private void begin() {
        Thread made = OwnWork.thread(this, "Whence cost");
        thread = made;
        made.start();
    }

    private void act() {
        try {
            if (isFresh()) {
                comeBack();
            } else if (Switches.recording) {
                // Not while the heap is short.
                judge();
            }
        } catch (Throwable error) {
            Errors.add(error);
        }
    }

    /** Waits for the end of a beat, or for a recording that begins; whether there is any left. */
    private synchronized boolean goesOn() {
        long end = System.nanoTime() + BEAT_NANOS;
        long left = BEAT_NANOS;
        while (recording && !stopped && !fresh && left > 0) {
            if (!waited(left)) {
                return false;
            }
            left = end - System.nanoTime();
        }
        return recording && !stopped;
    }

    /** With the lock. */
    private boolean waited(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean isFresh() {
        return fresh;
    }

    private void comeBack() {
        List<Point> back = new ArrayList<>();
        for (int i = 0; i < budgets.length; i++) {
            if (budgets[i].isUnwoven()) {
                back.add(points.get(i));
            }
            tallies.writeEvents(points.get(i), true);
        }
        try {
            if (!back.isEmpty()) {
                weaving.comeBack(back);
            }
            reset();
        } finally {
            synchronized (this) {
                gaveWay = GaveWay.NOBODY;
                fresh = false;
                notifyAll();
            }
        }
    }

    private void reset() {
        for (int i = 0; i < budgets.length; i++) {
            budgets[i] = new PointBudget(share);
            known[i] = tallies.use(points.get(i));
        }
        last = System.nanoTime();
    }

    private void judge() throws IllegalAccessException {
        long now = System.nanoTime();
        double nanos = now - last;
        last = now;
        PointUse[] used = new PointUse[budgets.length];
        long most = 0;
        for (int i = 0; i < used.length; i++) {
            PointUse use = tallies.use(points.get(i));
            used[i] = use.since(known[i]);
            known[i] = use;
            most = Math.max(most, used[i].calls());
        }
        if (most > FEW_CALLS) {
            callNanos = callCost.nanos();
        }
        double eventNanos = CallCost.eventNanos();
        for (int i = 0; i < used.length; i++) {
            if (!budgets[i].isUnwoven()) {
                double calls = (used[i].calls() + used[i].steps()) * callNanos;
                act(i, budgets[i].spent(calls, used[i].written() * eventNanos, used[i].weavingNanos(), nanos));
            }
        }
    }

    private void act(int number, PointBudget.Verdict verdict) {
        Point point = points.get(number);
        if (verdict == PointBudget.Verdict.STAYS) {
            return;
        }
        if (verdict == PointBudget.Verdict.UNWEAVE) {
            weaving.leave(point);
            tell(point, budgets[number].cost(), true);
            weaving.unweave(point);
        } else {
            tallies.writeEvents(point, false);
            tell(point, budgets[number].cost(), false);
        }
        write();
    }

    /** Says what the agent does now, between two chunks. */
    private void write() {
        AgentEvent event = new AgentEvent();
        if (event.isEnabled()) {
            installation.describe(event);
            event.commit();
        }
    }

    private void tell(Point point, double cost, boolean unwoven) {
        GaveWay fresh = new GaveWay(point.name(), cost, unwoven, Instant.now());
        List<GaveWay> all = new ArrayList<>();
        for (GaveWay each : gaveWay) {
            if (!each.point().equals(point.name())) {
                all.add(each);
            }
        }
        all.add(fresh);
        gaveWay = all.toArray(GaveWay.NOBODY);
    }
}
