package dev.whence.agent.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which of several tallies a thread counts in.
 *
 * <p>Some stripes belong to one living thread each, so that counting needs no atomic operation; a stripe is given to
 * another thread when its owner has ended. Threads that come when all are taken spread over the shared ones. There are as
 * many of either kind as threads can run at once, and somewhat more.
 */
final class Stripes {
    private static final int MOST_OWNED = 64;
    private static final int OWNED = owned(Runtime.getRuntime().availableProcessors());

    static final int COUNT = 2 * OWNED;

    private static final AtomicReferenceArray<@Nullable WeakReference<Thread>> OWNERS =
            new AtomicReferenceArray<>(OWNED);
    private static final AtomicInteger NEXT_SHARED = new AtomicInteger();

    private Stripes() {}

    /** A stripe for the calling thread, which keeps it as long as it lives. */
    static int take() {
        WeakReference<Thread> me = new WeakReference<>(Thread.currentThread());
        for (int stripe = 0; stripe < OWNED; stripe++) {
            WeakReference<Thread> owner = OWNERS.get(stripe);
            if (isFree(owner) && OWNERS.compareAndSet(stripe, owner, me)) {
                return stripe;
            }
        }
        return OWNED + Math.floorMod(NEXT_SHARED.getAndIncrement(), OWNED);
    }

    /** Whether several threads may count in a stripe at once. */
    static boolean isShared(int stripe) {
        return stripe >= OWNED;
    }

    /** That the owner is seen to have ended makes all that it counted visible. */
    private static boolean isFree(@Nullable WeakReference<Thread> owner) {
        Thread thread = owner == null ? null : owner.get();
        return thread == null || !thread.isAlive();
    }

    private static int owned(int processors) {
        return Math.min(2 * processors, MOST_OWNED);
    }
}
