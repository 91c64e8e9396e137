package dev.whence.agent.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Counts one answer by some of the threads: no lock, no allocation. As with the durations of a path, a count that belongs
 * to one thread takes plain additions; one that several share, atomic ones.
 *
 * <p>Sums only grow; who takes them out remembers how far they were: each call is counted exactly once.
 */
public final class AnswerCount {
    private static final VarHandle COUNT = field("count");
    private static final VarHandle TOTAL = field("total");
    private static final VarHandle NESTED = field("nested");
    private static final VarHandle INNER = field("inner");
    private static final VarHandle MAX = field("max");
    private static final VarHandle FIRST = field("first");
    private static final VarHandle LAST = field("last");

    // What its row says, once more: a call that knows its count reads no other object but the reference to the class.
    // With the row in their place, a call takes 4 ns more on JDK 17, and 14 ns more where its key is a new text.
    private final AnswerTable table;
    private final @Nullable String key;
    private final String mode;
    private final String path;
    private final @Nullable WeakReference<Class<?>> implementation;
    private final @Nullable WeakReference<Class<?>> failure;
    private final boolean shared;

    private long count;
    private long total;
    private long nested;
    private long inner;
    private long max = Long.MIN_VALUE;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /**
     * Whether an error came in the middle of a call that several threads may have counted beside: what was counted since
     * the last time is dropped whole. One thread alone takes its own call back.
     */
    private volatile boolean torn;

    private long takenCount;
    private long takenTotal;
    private long takenNested;
    private long takenInner;

    /**
     * Makes a count.
     *
     * @param shared whether several threads may count in it at once
     */
    AnswerCount(AnswerRow row, boolean shared) {
        this.table = row.table;
        this.key = row.key;
        this.mode = row.mode;
        this.path = row.path;
        this.implementation = row.implementation;
        this.failure = row.failure;
        this.shared = shared;
    }

    /**
     * Whether it counts this answer. Paths and modes are the very texts that the point's definition holds. False for a
     * key that has no row of its own.
     */
    public boolean isOf(
            AnswerTable of,
            @Nullable String asked,
            String inMode,
            String byPath,
            @Nullable Class<?> type,
            @Nullable Class<?> thrown) {
        return table == of
                && (key == asked || key != null && key.equals(asked))
                && path == byPath
                && mode == inMode
                && AnswerRow.refers(implementation, type)
                && AnswerRow.refers(failure, thrown);
    }

    /**
     * Counts a call, all in ticks. The number comes last: what is counted there has its part in the rest already.
     *
     * @param start when the call began
     * @param within how long the resolutions within it took
     * @param isInner whether it is within another resolution of the same point
     */
    public void add(long start, long duration, long within, boolean isInner) {
        long oldTotal = total;
        long oldNested = nested;
        long oldInner = inner;
        boolean begun = false;
        try {
            plus(TOTAL, oldTotal, duration);
            begun = true;
            if (within != 0) {
                plus(NESTED, oldNested, within);
            }
            if (isInner) {
                plus(INNER, oldInner, duration);
            }
            count(start, duration);
        } catch (Throwable error) {
            // Assignments alone: there may be no stack for a call.
            if (!shared) {
                total = oldTotal;
                nested = oldNested;
                inner = oldInner;
            } else if (begun) {
                torn = true;
            }
            throw error;
        }
    }

    private void count(long start, long duration) {
        if (duration > max) {
            raise(duration);
        }
        if (start < first) {
            lower(start);
        }
        LAST.setOpaque(this, start);
        if (shared) {
            COUNT.getAndAdd(this, 1L);
        } else {
            COUNT.setRelease(this, count + 1);
        }
    }

    /** Adds all that was ever counted; takes nothing out. Of a call that comes meanwhile the rest may come before its count. */
    void addTo(AnswerSum sum) {
        sum.count += (long) COUNT.getAcquire(this);
        sum.total += (long) TOTAL.getOpaque(this);
        sum.nested += (long) NESTED.getOpaque(this);
    }

    /** Takes all out; one thread at a time. Of a call that comes meanwhile the rest may come before its count. */
    void drainTo(AnswerSum sum) {
        boolean dropped = torn;
        if (dropped) {
            torn = false;
        }
        take(dropped ? new AnswerSum() : sum, dropped);
    }

    private void take(AnswerSum sum, boolean all) {
        long newCount = (long) COUNT.getAcquire(this);
        if (newCount == takenCount && !all) {
            return;
        }
        sum.count += newCount - takenCount;
        takenCount = newCount;
        long newTotal = (long) TOTAL.getOpaque(this);
        sum.total += newTotal - takenTotal;
        takenTotal = newTotal;
        long newNested = (long) NESTED.getOpaque(this);
        sum.nested += newNested - takenNested;
        takenNested = newNested;
        long newInner = (long) INNER.getOpaque(this);
        sum.inner += newInner - takenInner;
        takenInner = newInner;
        sum.max = Math.max(sum.max, (long) MAX.getAndSet(this, Long.MIN_VALUE));
        sum.first = Math.min(sum.first, (long) FIRST.getAndSet(this, Long.MAX_VALUE));
        sum.last = Math.max(sum.last, (long) LAST.getOpaque(this));
    }

    private void plus(VarHandle sum, long known, long more) {
        if (shared) {
            sum.getAndAdd(this, more);
        } else {
            // Opaque: a 32-bit JVM must not write it in two halves.
            sum.setOpaque(this, known + more);
        }
    }

    private void raise(long duration) {
        long known = (long) MAX.getVolatile(this);
        while (duration > known && !MAX.compareAndSet(this, known, duration)) {
            known = (long) MAX.getVolatile(this);
        }
    }

    private void lower(long start) {
        long known = (long) FIRST.getVolatile(this);
        while (start < known && !FIRST.compareAndSet(this, known, start)) {
            known = (long) FIRST.getVolatile(this);
        }
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(AnswerCount.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
