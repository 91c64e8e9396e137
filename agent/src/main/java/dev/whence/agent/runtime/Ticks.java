package dev.whence.agent.runtime;

import dev.whence.agent.answer.TickScale;
import dev.whence.agent.support.Errors;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that an event measured for itself, so that counting costs no clock reads of its own (about 20 ns
 * each).
 *
 * <p>JFR adds the fields {@code startTime} and {@code duration} to an event class as it is loaded. Their unit is the
 * recorder's: ticks of the processor's counter or nanoseconds. It is found out by comparison with
 * {@link System#nanoTime}, over the whole time since the agent woke. Where the fields are not there, the times are
 * taken from {@code nanoTime}.
 */
public final class Ticks {
    private static final @Nullable VarHandle START = field("startTime");
    private static final @Nullable VarHandle DURATION = field("duration");

    /** From when on the two clocks are compared. */
    private static volatile Clocks first = Clocks.read();

    private static final double NANOS_PER_SECOND = 1e9;

    /** As last measured; at first a guess that holds for some processors. */
    private static volatile long ticksPerSecond = (long) NANOS_PER_SECOND;

    private Ticks() {}

    /** Begins to compare the two clocks, at its first call. The later one asks for the unit, the better it is known. */
    static void begin() {}

    /** Whether events measure their times. */
    private static boolean areMeasured() {
        ResolutionEvent event = new ResolutionEvent();
        event.begin();
        return areNanos() || start(event) != 0;
    }

    /**
     * Has events measure their times though no recording wants single ones: before, the recorder leaves their methods empty.
     * It adds what measures whenever the class is transformed.
     */
    public static void settle(Instrumentation instrumentation) {
        if (!new ResolutionEvent().isEnabled() && !areMeasured()) {
            try {
                instrumentation.retransformClasses(ResolutionEvent.class);
            } catch (UnmodifiableClassException | RuntimeException refused) {
                Errors.add(refused);
            }
        }
    }

    /** When the event began. */
    static long start(ResolutionEvent event) {
        return START == null ? event.nanos : (long) START.get(event);
    }

    /** The number of the second, counted from the agent's waking, in which the event began. */
    static long second(ResolutionEvent event) {
        return (start(event) - first.ticks) / ticksPerSecond;
    }

    /** How long the event took; it has ended. */
    static long duration(ResolutionEvent event) {
        return DURATION == null ? System.nanoTime() - event.nanos : (long) DURATION.get(event);
    }

    /** Whether an event must note {@code nanoTime} as it begins. */
    static boolean areNanos() {
        return DURATION == null || START == null;
    }

    /** Measures the length of a tick, in nanoseconds; exact to about 100 ns over the time since the agent woke. */
    static double nanosPerTick() {
        Clocks present = Clocks.read();
        if (first.ticks == 0) {
            // Events gave no time yet when this class came.
            first = present;
        }
        long nanos = present.nanos - first.nanos;
        long ticks = present.ticks - first.ticks;
        if (areNanos() || ticks <= 0 || nanos <= 0) {
            return 1;
        }
        ticksPerSecond = Math.max(1, Math.round(ticks * (NANOS_PER_SECOND / nanos)));
        return (double) nanos / ticks;
    }

    /** The scale on which moments and times in ticks are given. */
    static TickScale scale() {
        double nanosPerTick = nanosPerTick();
        return new TickScale(Clocks.read().ticks, System.currentTimeMillis(), nanosPerTick);
    }

    private static @Nullable VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(ResolutionEvent.class, MethodHandles.lookup())
                    .findVarHandle(ResolutionEvent.class, name, long.class);
        } catch (ReflectiveOperationException | RuntimeException notThere) {
            return null;
        }
    }

    /** Both clocks at one moment. */
    private record Clocks(long nanos, long ticks) {
        private static final int TRIES = 8;

        /** Reads one between two readings of the other, several times: the first is slow, and any may be interrupted. */
        static Clocks read() {
            Clocks best = null;
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                ResolutionEvent event = new ResolutionEvent();
                long before = System.nanoTime();
                event.begin();
                long between = System.nanoTime() - before;
                event.nanos = before + between / 2;
                if (best == null || between < shortest) {
                    best = new Clocks(event.nanos, start(event));
                    shortest = between;
                }
            }
            return best;
        }
    }
}
