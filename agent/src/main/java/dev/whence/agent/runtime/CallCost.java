package dev.whence.agent.runtime;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import dev.whence.agent.point.Probe;
import java.util.Map;

/**
 * Measures what a recorded call costs here and now, by making some: so no call of the application's needs a clock of its
 * own for that. They run the code that the application's calls run, compiled if those have it compiled, and are neither
 * written nor counted in any point.
 */
public final class CallCost {
    private static final int ROUNDS = 8;
    private static final int CALLS = 32;

    /** So many the first times: until then these calls are interpreted, whatever those of the application are. */
    private static final int FIRST_ROUNDS = 256;

    private static final int FIRST_TIMES = 3;

    /** What writing an event adds; measured on JDK 17 and 25, the dearer one. */
    private static final double EVENT_NANOS = 90;

    /** The same with a stack of some twenty frames. */
    private static final double STACK_NANOS = 1_400;

    private final WovenMethod method;
    private int times;

    /** Makes one. */
    public CallCost() {
        String name = CallCost.class.getName();
        MethodRef measured = new MethodRef(name, "nanos", null);
        Point point = new Point("call-cost", measured, 0, null, Map.of(), Map.of());
        PointTally tally = new PointTally(point, new Limiter(1), 1);
        tally.isWarmUp = true;
        Probe probe = new Probe(point, Probe.Kind.RESOLUTION, "", measured);
        method = new WovenMethod(
                0, probe, name, CallCost.class.getClassLoader(), tally, false, false, WovenMethod.CERTAIN);
    }

    /** Nanoseconds a call, without a single event: of several rounds the shortest, which nothing else has slowed down. */
    public double nanos() throws IllegalAccessException {
        long shortest = Long.MAX_VALUE;
        int rounds = times < FIRST_TIMES ? FIRST_ROUNDS : ROUNDS;
        times++;
        for (int round = 0; round < rounds; round++) {
            shortest = Math.min(shortest, round());
        }
        return (double) shortest / CALLS;
    }

    private long round() throws IllegalAccessException {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            ActiveResolution entered = ActiveResolution.enter(method, "key");
            if (entered != null) {
                entered.exit(this, null);
            }
        }
        return System.nanoTime() - start;
    }

    /** Nanoseconds that a single event adds to a call. */
    public static double eventNanos() {
        return RuntimeEvents.areStacksWanted() ? STACK_NANOS : EVENT_NANOS;
    }
}
