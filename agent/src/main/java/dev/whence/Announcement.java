package dev.whence;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One definition that the JVM announced: the class may appear in its loader at any moment, or never.
 *
 * <p>A definition that fails is not announced as failed. It is over when the thread that announced it is no longer
 * inside class loading, which its stack tells; that costs some 20 µs to ask and is asked rarely.
 */
final class Announcement extends WeakReference<@Nullable ClassLoader> {
    private static final int LOOKS_BEFORE_ASKING = 8;
    private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    /** A definition by the bootstrap loader need not stand on a stack: it gets this long. */
    private static final long BOOTSTRAP_TIME = TimeUnit.SECONDS.toNanos(10);

    final boolean bootstrap;
    final long sequence;
    private final WeakReference<Thread> thread;
    private final long when = System.nanoTime();
    private long pause = FIRST_PAUSE;
    private long nextAsk = when;
    private int looks;

    Announcement(@Nullable ClassLoader loader, long sequence) {
        super(loader);
        this.bootstrap = loader == null;
        this.sequence = sequence;
        this.thread = new WeakReference<>(Thread.currentThread());
    }

    /** Whether the loader went away, and with it the class. */
    boolean isGone() {
        return !bootstrap && refersTo(null);
    }

    /** Whether another says the same and more: of the same loader, later, this one's thread being done with it. */
    boolean isSupersededBy(Announcement later) {
        if (isGone()) {
            return true;
        }
        if (this == later || bootstrap != later.bootstrap || sequence > later.sequence || !refersTo(later.get())) {
            return false;
        }
        Thread mine = thread.get();
        return mine == null || mine == Thread.currentThread() || !mine.isAlive();
    }

    /** Whether the definition has ended for sure. Only the thread that looks calls this; see {@link Versions}. */
    boolean isOver() {
        Thread definer = thread.get();
        if (definer == null || !definer.isAlive()) {
            return true;
        }
        looks++;
        long now = System.nanoTime();
        if (looks < LOOKS_BEFORE_ASKING || now - nextAsk < 0) {
            return false;
        }
        if (bootstrap) {
            return now - when > BOOTSTRAP_TIME;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        nextAsk = now + pause;
        return !isLoading(definer.getStackTrace());
    }

    /** Whether a thread with this stack may be inside a definition. An empty stack says nothing, so it may. */
    static boolean isLoading(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return true;
        }
        String top = stack[0].getClassName();
        if (stack[0].isNativeMethod() && !isJdk(top)) {
            return true;
        }
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            if (type.equals("java.lang.ClassLoader")
                    || type.equals("java.lang.Class") && frame.getMethodName().startsWith("forName")
                    || type.startsWith("java.lang.invoke.MethodHandles$Lookup")
                    || type.startsWith("jdk.internal.loader.")
                    || type.equals("jdk.internal.misc.Unsafe")
                            && frame.getMethodName().startsWith("defineClass")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
    }
}
