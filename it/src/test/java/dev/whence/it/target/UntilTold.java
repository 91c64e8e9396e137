package dev.whence.it.target;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Resolves in several threads until its standard input ends, and prints how many times it did.
 *
 * <p>Arguments: threads, and how many microseconds each waits between two calls.
 */
public final class UntilTold {

    private static final AtomicLong CALLS = new AtomicLong();
    private static final int KEYS = 10;

    private static volatile boolean told;

    private UntilTold() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long pause = TimeUnit.MICROSECONDS.toNanos(Long.parseLong(arguments[1]));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Thread thread = new Thread(() -> resolve(pause));
            thread.start();
            threads.add(thread);
        }
        System.out.println("= ready");
        int next = System.in.read();
        while (next >= 0) {
            next = System.in.read();
        }
        told = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("calls " + CALLS.get());
    }

    static Object find(String key) {
        return new StringBuilder(key);
    }

    private static void resolve(long pause) {
        long calls = 0;
        long letters = 0;
        while (!told) {
            letters += find("key" + calls % KEYS).toString().length();
            calls++;
            LockSupport.parkNanos(pause);
        }
        CALLS.addAndGet(letters / "key0".length());
    }
}
