package dev.whence.it.target;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** A resolver that allocates nothing, in a JVM that counts what each thread allocates. */
public final class Allocating {
    private static final Object ANSWER = new Object();
    private static final int CALLS = 20_000;
    private static final int KEYS = 10;

    private Allocating() {}

    /** A point without steps. */
    static Object plain(String key) {
        return ANSWER;
    }

    /** A point with steps: the first one finds nothing. */
    static Object find(String key) {
        Object known = recall(key);
        return known != null ? known : make(key);
    }

    static Object recall(String key) {
        return null;
    }

    static Object make(String key) {
        return ANSWER;
    }

    /** Prints how many bytes a call takes after as many calls as it counts. */
    public static void main(String[] arguments) {
        String[] keys = new String[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = "key " + i;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String name : new String[] {"first", "then"}) {
            long begin = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                plain(keys[i % KEYS]);
            }
            long middle = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                find(keys[i % KEYS]);
            }
            long end = threads.getCurrentThreadAllocatedBytes();
            System.out.println(name + " plain " + (middle - begin) / CALLS + " steps " + (end - middle) / CALLS);
        }
    }
}
