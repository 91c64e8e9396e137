package dev.whence.bench.guest;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls a resolver some thousand times a second, evenly, for keys of which there are some, until its standard input ends.
 */
public final class Asked {
    private static final int CALLS = 10;
    private static final int KEYS = 64;
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(1);

    private Asked() {}

    public static void main(String[] arguments) throws IOException {
        Thread caller = new Thread(Asked::call, "caller");
        caller.setDaemon(true);
        caller.start();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Nothing that is read matters.
        }
    }

    private static void call() {
        String[] keys = new String[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = "key" + i;
        }
        Finder finder = new Finder();
        long next = System.nanoTime();
        for (int i = 0; ; next += PERIOD) {
            for (int call = 0; call < CALLS; call++) {
                finder.find(keys[i++ % KEYS]);
            }
            LockSupport.parkNanos(next + PERIOD - System.nanoTime());
        }
    }

    /** The point. */
    public static final class Finder {
        private final Object answer = "an implementation";

        /** Finds the same for each key. */
        public Object find(String key) {
            return answer;
        }
    }
}
