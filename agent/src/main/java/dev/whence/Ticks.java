package dev.whence;

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
final class Ticks {
    private static final @Nullable VarHandle START = field("startTime");
    private static final @Nullable VarHandle DURATION = field("duration");

    private static final long FIRST_NANOS = System.nanoTime();
    private static final long FIRST_TICKS = now();

    private Ticks() {}

    /** When the event began. */
    static long start(ResolutionEvent event) {
        return START == null ? event.nanos : (long) START.get(event);
    }

    /** How long the event took; it has ended. */
    static long duration(ResolutionEvent event) {
        return DURATION == null ? System.nanoTime() - event.nanos : (long) DURATION.get(event);
    }

    /** Whether an event must note {@code nanoTime} as it begins. */
    static boolean areNanos() {
        return DURATION == null || START == null;
    }

    /** The present length of a tick, in nanoseconds; exact to about 100 ns over the time since the agent woke. */
    static double nanosPerTick() {
        long nanos = System.nanoTime() - FIRST_NANOS;
        long ticks = now() - FIRST_TICKS;
        return areNanos() || ticks <= 0 || nanos <= 0 ? 1 : (double) nanos / ticks;
    }

    private static long now() {
        ResolutionEvent event = new ResolutionEvent();
        event.begin();
        return areNanos() ? System.nanoTime() : start(event);
    }

    private static @Nullable VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(ResolutionEvent.class, MethodHandles.lookup())
                    .findVarHandle(ResolutionEvent.class, name, long.class);
        } catch (ReflectiveOperationException | RuntimeException notThere) {
            return null;
        }
    }
}
