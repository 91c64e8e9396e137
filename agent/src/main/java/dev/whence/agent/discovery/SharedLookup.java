package dev.whence.agent.discovery;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One look at what is loaded, that several callers may share, and the one that began next.
 *
 * <p>No lock that one thread holds: a thread whose stack is exhausted may never come to give it back.
 */
final class SharedLookup {
    /** Should a look be lost to such an error, others go on. */
    private static final long LOST = TimeUnit.SECONDS.toNanos(5);

    /** Most looks are over within some microseconds: to sleep and be woken takes longer. */
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

    private final WeakReference<Thread> looker = new WeakReference<>(Thread.currentThread());
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable SharedLookup> next = new AtomicReference<>();
    private volatile @Nullable WeakReference<Class<?>[]> answer;

    /** A look that ended before anybody asked. */
    static SharedLookup none() {
        SharedLookup none = new SharedLookup();
        none.end(null);
        return none;
    }

    /** It ended: with an answer, or with an error and null. */
    void end(Class<?> @Nullable [] found) {
        if (found != null) {
            answer = new WeakReference<>(found);
        }
        ended.countDown();
    }

    /** The answer, or null where there is none (any more). */
    Class<?> @Nullable [] answer() {
        WeakReference<Class<?>[]> known = answer;
        return known == null ? null : known.get();
    }

    /**
     * Waits for the end.
     *
     * @return false if this thread must not wait: it looks itself (its class loading may ask), or it is interrupted,
     *     which is the application's business and stays so
     */
    boolean await() {
        if (ended.getCount() == 0) {
            return true;
        }
        if (looker.refersTo(Thread.currentThread())) {
            return false;
        }
        for (int i = 0; i < SPINS; i++) {
            if (ended.getCount() == 0) {
                return true;
            }
            Thread.onSpinWait();
        }
        try {
            ended.await(LOST, TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes another look the one that begins next, if none has begun since. */
    boolean isFollowedBy(SharedLookup follower) {
        return next.compareAndSet(null, follower);
    }

    /** The look that began next, or null. */
    @Nullable
    SharedLookup next() {
        return next.get();
    }
}
