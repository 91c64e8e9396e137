package dev.whence.agent.instrument;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import dev.whence.agent.runtime.OwnWork;
import dev.whence.agent.runtime.WovenMethod;
import dev.whence.agent.runtime.WovenMethods;
import dev.whence.agent.support.ClassWalk;
import dev.whence.agent.support.Errors;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Weaves many classes beside the application: few large batches on a thread of its own, and as long a rest after each.
 *
 * <p>Also takes the weaving out again where it shows that a class is not of a point's type.
 */
final class BackgroundWeaver implements Runnable {
    /** So many are woven at once and at once: no resolution of theirs is missed. */
    static final int FEW = 32;

    /** The longest rest, so that a machine that stands still does not make it wait for ever. */
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(50);

    /** A definition that failed never shows. */
    private static final int MOST_LOOKS = 5;

    private final Instrumentation instrumentation;
    private final Weaving weaving;
    private final Deque<WeakReference<Class<?>>> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean stopped;
    private int total;
    private int done;
    /** Classes of the batch under way, with those that were gone. */
    private int taken;

    private int largest;
    private long longest;
    private long longestStop;

    BackgroundWeaver(Instrumentation instrumentation, Weaving weaving) {
        this.instrumentation = instrumentation;
        this.weaving = weaving;
    }

    /** Weaves classes: here and now if they are few. */
    void weave(List<Class<?>> classes) {
        boolean few = classes.size() <= FEW;
        synchronized (this) {
            total += classes.size();
            if (few) {
                done += classes.size();
            } else {
                for (Class<?> each : classes) {
                    waiting.add(new WeakReference<>(each));
                }
            }
        }
        if (!few) {
            begin();
        } else if (!classes.isEmpty()) {
            retransform(classes);
        }
    }

    /** Decides about classes that nobody called yet, and takes out what is not meant, if there is any such thing. */
    void tidy() {
        if (WovenMethods.isUnsettled()) {
            begin();
        }
    }

    /** Ends after the batch under way. */
    void stop() {
        Thread running;
        synchronized (this) {
            stopped = true;
            waiting.clear();
            running = thread;
            notifyAll();
        }
        // A batch is short, and what follows must not begin before its end.
        OwnWork.join(running);
    }

    /**
     * Gives classes their present bytes, in batches and with rests where they are many. For who holds what the thread
     * would need: after {@link #stop}.
     */
    void retransformAll(List<Class<?>> classes) {
        BatchSize size = new BatchSize();
        try (StopClock clock = new StopClock(instrumentation)) {
            for (int from = 0; from < classes.size(); ) {
                int to = Math.min(classes.size(), from + size.next());
                long took = retransform(classes.subList(from, to), clock, size);
                from = to;
                if (from < classes.size()) {
                    rest(took, false);
                }
            }
        }
    }

    /** How many classes are still to be woven. */
    synchronized int waiting() {
        return total - done;
    }

    /**
     * Tells how far it is: classes woven, classes in all, the largest batch, the longest time of one in nanoseconds, of
     * how many classes it is not known whether they are meant, and for how many nanoseconds the application stood still at
     * most for a batch.
     */
    synchronized void describe(Reply reply) {
        reply.line(LineKind.PROGRESS, done, total, largest, longest, WovenMethods.unsettled(), longestStop);
    }

    @Override
    public void run() {
        OwnWork.begin();
        BatchSize size = new BatchSize();
        try {
            try (StopClock clock = new StopClock(instrumentation)) {
                for (List<Class<?>> batch = next(size.next()); batch != null; batch = next(size.next())) {
                    if (!batch.isEmpty()) {
                        rest(retransform(batch, clock, size), true);
                    }
                }
            }
            settle();
        } catch (Throwable error) {
            Errors.add(error);
        } finally {
            synchronized (this) {
                thread = null;
                if (!waiting.isEmpty()) {
                    // They came when it had looked for the last time.
                    begin();
                }
            }
        }
    }

    private synchronized void begin() {
        if (thread == null && !stopped) {
            Thread fresh = OwnWork.thread(this, "Whence weaver");
            thread = fresh;
            fresh.start();
        }
    }

    /** The next batch without classes that are gone; null where none is left. */
    private synchronized @Nullable List<Class<?>> next(int size) {
        // Who asks for one has done the last: until then none of it counts as woven.
        done += taken;
        taken = 0;
        if (waiting.isEmpty()) {
            return null;
        }
        List<Class<?>> batch = new ArrayList<>();
        while (batch.size() < size && !waiting.isEmpty()) {
            Class<?> type = waiting.remove().get();
            taken++;
            if (type != null) {
                batch.add(type);
            }
        }
        return batch;
    }

    /** A batch, and what is learnt from it; returns how long it took. */
    private long retransform(List<Class<?>> classes, StopClock clock, BatchSize size) {
        clock.start();
        long took = retransform(classes);
        long stop = Math.min(took, clock.stop());
        size.stopped(classes.size(), stop);
        synchronized (this) {
            longestStop = Math.max(longestStop, stop);
        }
        return took;
    }

    /** All at once; one by one where the JVM refuses that, since one it refuses spoils the others. */
    private long retransform(List<Class<?>> classes) {
        long start = System.nanoTime();
        try {
            weaving.retransform(classes.toArray(new Class<?>[0]));
        } catch (Throwable refused) {
            for (Class<?> each : classes) {
                try {
                    weaving.retransform(each);
                } catch (Throwable error) {
                    weaving.refused(each, error);
                }
            }
        }
        long took = System.nanoTime() - start;
        synchronized (this) {
            largest = Math.max(largest, classes.size());
            longest = Math.max(longest, took);
        }
        return took;
    }

    private synchronized void rest(long nanos, boolean untilStopped) {
        long end = System.nanoTime() + Math.min(nanos, LONGEST_REST);
        for (long left = end - System.nanoTime();
                left > 0 && !(untilStopped && stopped);
                left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void settle() {
        Map<String, List<WovenMethod>> open = new HashMap<>();
        for (WovenMethod method : WovenMethods.all()) {
            if (method.standing == WovenMethod.OPEN || method.standing == WovenMethod.REFUTED) {
                method.looks++;
                open.computeIfAbsent(method.className, name -> new ArrayList<>())
                        .add(method);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        List<Class<?>> refuted = new ArrayList<>();
        List<WovenMethod> dismissed = new ArrayList<>();
        for (Class<?> each : ClassWalk.loadedClasses(instrumentation)) {
            List<WovenMethod> methods = each == null ? null : open.get(each.getName());
            for (WovenMethod method : methods == null ? List.<WovenMethod>of() : methods) {
                if (method.isOf(each.getClassLoader())) {
                    WovenMethods.decide(method, each);
                    if (method.standing == WovenMethod.REFUTED) {
                        dismissed.add(method);
                        if (!refuted.contains(each)) {
                            refuted.add(each);
                        }
                    }
                }
            }
        }
        retransformAll(refuted);
        for (WovenMethod method : dismissed) {
            method.standing = WovenMethod.DISMISSED;
        }
        WovenMethods.recount(MOST_LOOKS);
    }
}
