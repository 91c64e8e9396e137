package dev.whence;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Threads that a test starts, holds up and awaits; none is waited for without end. */
final class Threads {
    private static final long PATIENCE_SECONDS = 30;

    private Threads() {}

    /** Starts a thread that makes something. */
    static <T> Made<T> start(Callable<T> maker) {
        FutureTask<T> task = new FutureTask<>(maker);
        Thread thread = new Thread(task, "of the test");
        thread.setDaemon(true);
        thread.start();
        return new Made<>(thread, task);
    }

    /** Waits for a latch, whatever interrupts. */
    static void await(CountDownLatch latch) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                if (!latch.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("Nobody came within " + PATIENCE_SECONDS + " s");
                }
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a thread stands still, waiting for another. */
    static void awaitWaiting(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(thread + " is still " + thread.getState());
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
    }

    /** What a thread makes. */
    record Made<T>(Thread thread, FutureTask<T> task) {

        boolean isDone() {
            return task.isDone();
        }

        /** Waits for what it makes, and for its end. */
        T get() {
            try {
                T made = task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                return made;
            } catch (ExecutionException failed) {
                throw new AssertionError("It failed", failed.getCause());
            } catch (InterruptedException | TimeoutException e) {
                AssertionError late = new AssertionError(thread + " did not end; it stands at");
                late.setStackTrace(thread.getStackTrace());
                throw late;
            }
        }
    }
}
