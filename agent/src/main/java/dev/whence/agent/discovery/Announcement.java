package dev.whence.agent.discovery;

import dev.whence.agent.runtime.JdkMembers;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One definition that is, or may be, under way: the class may appear at any moment, or never.
 *
 * <p>A definition that fails is not announced as failed. It is over when the thread that announced it is no longer
 * inside a definition, which its stack shows; that costs some 20 µs to ask and is asked rarely.
 */
public final class Announcement extends WeakReference<@Nullable ClassLoader> {
    private static final int LOOKS_BEFORE_ASKING = 8;
    private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    /** Where a stack cannot tell, a definition gets this long. */
    private static final long UNTOLD = TimeUnit.SECONDS.toNanos(10);

    /** Which loader will have the class; {@link #get()} gives it in the first case alone. */
    public enum In {
        LOADER,
        BOOTSTRAP,
        ANY
    }

    public final In in;
    /** The order of the announcements. */
    final long sequence;

    private final WeakReference<Thread> definer;
    private final long when = System.nanoTime();
    private long pause = FIRST_PAUSE;
    private long nextAsk = when;
    private int looks;
    private volatile boolean ended;

    private Announcement(In in, @Nullable ClassLoader loader, long sequence, Thread definer) {
        super(loader);
        this.in = in;
        this.sequence = sequence;
        this.definer = new WeakReference<>(definer);
    }

    /** A definition by the present thread. */
    static Announcement of(@Nullable ClassLoader loader, long sequence) {
        return new Announcement(loader == null ? In.BOOTSTRAP : In.LOADER, loader, sequence, Thread.currentThread());
    }

    /** A definition that is not announced: what a thread may define until it is outside all definitions. */
    static Announcement unheard(Thread definer, long sequence) {
        return new Announcement(In.ANY, null, sequence, definer);
    }

    /** Whether the loader went away, and with it the class. */
    boolean isGone() {
        return in == In.LOADER && refersTo(null);
    }

    /** Whether the class is one of this loader. */
    public boolean isOf(@Nullable ClassLoader loader) {
        return loader == null ? in == In.BOOTSTRAP : refersTo(loader);
    }

    /** Whether another says the same and more: of the same loader, later, this one's thread being done with it. */
    boolean isSupersededBy(Announcement later) {
        if (isGone()) {
            return true;
        }
        if (this == later || in != later.in || sequence > later.sequence || in == In.LOADER && !isOf(later.get())) {
            return false;
        }
        Thread mine = definer.get();
        return mine == null || mine == Thread.currentThread() || !mine.isAlive();
    }

    /** Whether the definition has ended for sure, well or badly. What is over may be seen by whoever looks after this. */
    boolean isOver(Instrumentation instrumentation) {
        Thread thread = definer.get();
        if (thread == null || !thread.isAlive()) {
            return true;
        }
        long now = System.nanoTime();
        if (in == In.BOOTSTRAP) {
            // The JVM itself defines it, without a frame that would tell.
            return now - when > UNTOLD;
        }
        if (in == In.LOADER && !isTimeToAsk(now)) {
            return false;
        }
        return !DefiningStack.maybe(JdkMembers.stack(thread, instrumentation), now - when < UNTOLD);
    }

    /** Not at each look; another thread that looks at the same time may make it one more or less. */
    private boolean isTimeToAsk(long now) {
        if (++looks < LOOKS_BEFORE_ASKING || now - nextAsk < 0) {
            return false;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        nextAsk = now + pause;
        return true;
    }

    /** A look found what came of it. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
