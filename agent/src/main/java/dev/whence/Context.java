package dev.whence;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the agent keeps of one thread: the resolution it is in. Holds nothing of the application's between two. */
final class Context {
    private static final ThreadLocal<@Nullable Context> CONTEXTS = new ThreadLocal<>();
    private static final int IDS_AT_ONCE = 1024;
    private static final AtomicLong NEXT_IDS = new AtomicLong(1);

    private static final AtomicInteger NEXT_STRIPE = new AtomicInteger();

    /** The innermost resolution that this thread is in. */
    @Nullable
    Frame current;

    /** Classes defined by this thread since it first resolved. */
    int classesDefined;

    /** Which of several tallies this thread counts in. */
    final int stripe = NEXT_STRIPE.getAndIncrement();

    private long nextId;
    private long endOfIds;

    private Context() {}

    /** This thread's context, made at its first resolution. */
    static Context get() {
        Context context = CONTEXTS.get();
        if (context == null) {
            context = new Context();
            CONTEXTS.set(context);
        }
        return context;
    }

    /** This thread's context, or null if it never resolved anything while recorded. */
    static @Nullable Context peek() {
        return CONTEXTS.get();
    }

    /** An id for a resolution; handed out to threads in blocks, so that they do not contend for a counter. */
    long newId() {
        if (nextId == endOfIds) {
            nextId = NEXT_IDS.getAndAdd(IDS_AT_ONCE);
            endOfIds = nextId + IDS_AT_ONCE;
        }
        return nextId++;
    }
}
