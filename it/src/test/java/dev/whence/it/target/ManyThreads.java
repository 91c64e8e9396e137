package dev.whence.it.target;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Resolves in very many threads that live at once, in threads that are interrupted, in class initialisers, finalizers, cleaners
 * and shutdown hooks; and prints what it counted.
 *
 * <p>Arguments: platform threads, virtual threads, objects with a finalizer or a cleaner each.
 */
public final class ManyThreads {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong CALLS = new AtomicLong();
    private static final AtomicLong WRONG = new AtomicLong();
    private static final AtomicInteger FINALIZED = new AtomicInteger();
    private static final AtomicInteger CLEANED = new AtomicInteger();
    private static final long WAIT_NANOS = 5_000_000;
    private static final int WAVES_AT_MOST = 1_000;
    private static final int SMALL_STACK = 200 << 10;

    private ManyThreads() {}

    public static void main(String[] arguments) throws Exception {
        int platform = Integer.parseInt(arguments[0]);
        int virtual = Integer.parseInt(arguments[1]);
        int objects = Integer.parseInt(arguments[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(ManyThreads::end));
        System.out.println("platform " + platformThreads(platform));
        System.out.println("virtual " + virtualThreads(virtual));
        System.out.println("interrupted " + interrupted());
        System.out.println("initialised " + initialised());
        System.out.println("gone " + gone(objects));
        System.out.println("calls " + CALLS.get() + ", wrong " + WRONG.get());
    }

    static Object find(String key) {
        return key.isEmpty() ? "" : new StringBuilder(key);
    }

    private static void call(String key) {
        CALLS.incrementAndGet();
        if (!find(key).toString().equals(key)) {
            WRONG.incrementAndGet();
        }
    }

    /** All of them resolve before the first one ends. */
    private static int platformThreads(int count) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = "t" + i % 10;
            Thread thread = new Thread(null, () -> callAndWait(key, called), "t" + i, SMALL_STACK);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return threads.size();
    }

    private static void callAndWait(String key, CountDownLatch called) {
        call(key);
        called.countDown();
        try {
            called.await();
        } catch (InterruptedException e) {
            WRONG.incrementAndGet();
        }
        call(key);
    }

    /** They wait in the middle, and come back on whatever carrier is free. */
    private static int virtualThreads(int count) throws Exception {
        CountDownLatch ended = new CountDownLatch(count);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            String key = "v" + i % 10;
            Runnable task = () -> {
                call(key);
                try {
                    go.await();
                } catch (InterruptedException e) {
                    WRONG.incrementAndGet();
                }
                call(key);
                ended.countDown();
            };
            // By reflection, since the tests are compiled for 17.
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        }
        go.countDown();
        ended.await();
        return count;
    }

    /** A thread that was interrupted before it resolves still is after. */
    private static int interrupted() throws InterruptedException {
        AtomicInteger still = new AtomicInteger();
        Thread thread = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                call("interrupted");
                still.addAndGet(Thread.interrupted() ? 1 : 0);
            }
        });
        thread.start();
        thread.join();
        return still.get();
    }

    /** One thread initialises, the others wait for it. */
    private static String initialised() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> WRONG.addAndGet(Initialiser.ANSWER.equals("initialiser") ? 0 : 1));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Initialiser.ANSWER;
    }

    private static String gone(int count) {
        for (int i = 0; i < count; i++) {
            new Finalized();
            CLEANER.register(new Object(), () -> {
                call("cleaner");
                CLEANED.incrementAndGet();
            });
        }
        for (int i = 0; i < WAVES_AT_MOST && (FINALIZED.get() < count || CLEANED.get() < count); i++) {
            System.gc();
            LockSupport.parkNanos(WAIT_NANOS);
        }
        return FINALIZED.get() + " and " + CLEANED.get();
    }

    /** While the recorder ends as well: whether it is still recorded is open. */
    private static void end() {
        System.out.println("hook " + find("hook"));
    }

    /** Resolves while it is initialised. */
    private static final class Initialiser {
        static final String ANSWER;

        static {
            call("initialiser");
            ANSWER = find("initialiser").toString();
            CALLS.incrementAndGet();
        }
    }

    @SuppressWarnings({"deprecation", "removal"})
    private static final class Finalized {
        @Override
        protected void finalize() {
            call("finalizer");
            FINALIZED.incrementAndGet();
        }
    }
}
