package dev.whence.agent.runtime;

import dev.whence.agent.support.Switches;
import org.jspecify.annotations.Nullable;

/**
 * Marks what the agent does of its own on a thread: what it calls of the JDK's meanwhile is no resolution.
 *
 * <p>Only code that comes over the {@link BootRelay} must be distinguished from the agent's own; without a bridge, {@link
 * #begin} and {@link #end} cost a volatile read.
 */
public final class OwnWork {
    private OwnWork() {}

    /**
     * Begins on this thread, where there is a bridge.
     *
     * @return what {@link #end} has to be given
     */
    public static boolean begin() {
        return Switches.bridged && enter();
    }

    /** Ends what {@link #begin} began. */
    public static void end(boolean before) {
        if (Switches.bridged) {
            leave(before);
        }
    }

    /**
     * Begins on this thread, whether or not there is a bridge: the work may build it.
     *
     * @return what {@link #leave} has to be given
     */
    public static boolean enter() {
        return ThreadContext.get().goInside();
    }

    /**
     * A daemon thread for the agent's work, to be started. It inherits nothing of the thread that makes it: an application's
     * {@code InheritableThreadLocal} would be asked for the value.
     *
     * @param name the thread's name
     */
    public static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Waits for the end of such a thread, however often the caller is interrupted; not for the caller itself. */
    public static void join(@Nullable Thread running) {
        boolean interrupted = false;
        while (running != null && running != Thread.currentThread() && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what {@link #enter} began. */
    public static void leave(boolean before) {
        ThreadContext.get().inside = before;
    }
}
