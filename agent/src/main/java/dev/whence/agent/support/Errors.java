package dev.whence.agent.support;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong inside the agent: counted and reported in {@code whence.Agent}, never thrown into the application. An
 * error is its class and the agent's method that met it: a message may be the application's.
 *
 * <p>An error that is not the agent's own goes on: a thread that is stopped ends, and who reads a mapped file that was cut
 * off learns of it, though the JVM may report that only when the thread is within the agent's code.
 */
public final class Errors {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final String HEAP = "java.lang.OutOfMemoryError";

    private static volatile @Nullable String last;

    /** By its name: a newer JDK may be without it. */
    private static final @Nullable Class<?> STOPPED = stopped();

    /**
     * Probes that did nothing since the thread's stack was exhausted. A plain field, which the code that meets the error
     * increments: there may be no stack for a call. So it may be too few where several threads meet it at once.
     */
    public static volatile long exhausted;

    private Errors() {}

    /** Counts an error of the agent's own, and throws what is another's. */
    public static void add(Throwable error) {
        if (STOPPED != null && STOPPED.isInstance(error) || isFault(error)) {
            throw (Error) error;
        }
        COUNT.incrementAndGet();
        if (error instanceof OutOfMemoryError) {
            // Before anything else: what allocates now costs a full collection.
            HeapShortage.met();
            last = HEAP;
            return;
        }
        try {
            last = text(error);
        } catch (Throwable deeper) {
            // Near the end of the stack even a message is too much; the count stands.
        }
    }

    /** Goes the way that an error takes, and counts none: so that nothing is loaded by the first one. */
    public static void warmUp() {
        COUNT.addAndGet(0);
        HeapShortage.lasts();
        text(new StackOverflowError("warm-up"));
        text(new IllegalStateException("warm-up"));
        EventText.of(new IllegalStateException("warm-up"));
        EventText.kind(new IllegalStateException("warm-up"));
    }

    public static long count() {
        return COUNT.get();
    }

    public static @Nullable String last() {
        String known = last;
        String shortage = known == null ? null : HeapShortage.text();
        return shortage == null ? known : known + shortage;
    }

    public static void clear() {
        COUNT.set(0);
        exhausted = 0;
        HeapShortage.clear();
        last = null;
    }

    /** Whether the JVM reports an access to memory that failed some time ago; the agent maps no file. */
    private static boolean isFault(Throwable error) {
        if (error.getClass() != InternalError.class) {
            return false;
        }
        String message = error.getMessage();
        return message != null && message.contains("unsafe memory access");
    }

    private static String text(Throwable error) {
        Class<?> type = error.getClass();
        // Of an exhausted stack or heap, a stack that costs both is not asked for; of others, it may be their own code.
        if (error instanceof VirtualMachineError || type.getClassLoader() != null) {
            return type.getName();
        }
        for (StackTraceElement frame : error.getStackTrace()) {
            if (AgentClasses.runInTarget(frame.getClassName().replace('.', '/'))) {
                return type.getName() + " at " + frame.getClassName() + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber();
            }
        }
        return type.getName();
    }

    private static @Nullable Class<?> stopped() {
        try {
            return Class.forName("java.lang.ThreadDeath", false, null);
        } catch (ClassNotFoundException later) {
            return null;
        }
    }
}
