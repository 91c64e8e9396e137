package dev.whence.it.target;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills its heap, resolves keys that nobody resolved before, allocates nothing itself, and counts the collections.
 *
 * <p>Argument: for how many milliseconds the heap stays full, so that what the recorder itself needs each second comes
 * into every run.
 */
public final class FullHeap {
    private static final int CALLS = 1_000;
    private static final Object ANSWER = new Object();

    private static @Nullable Object kept;

    private FullHeap() {}

    public static void main(String[] arguments) {
        String[] keys = new String[CALLS];
        for (int i = 0; i < CALLS; i++) {
            keys[i] = "key-" + i;
        }
        find("first");
        Thread.onSpinWait();
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        collections(collectors);
        long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000;
        fill();
        long before = collections(collectors);
        int answered = 0;
        for (String key : keys) {
            answered += find(key) == ANSWER ? 1 : 0;
        }
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        long after = collections(collectors);
        kept = null;
        System.out.println("answered " + answered);
        System.out.println("collections " + (after - before));
    }

    static @Nullable Object find(String key) {
        return key.isEmpty() ? null : ANSWER;
    }

    private static long collections(List<GarbageCollectorMXBean> collectors) {
        long count = 0;
        for (int i = 0; i < collectors.size(); i++) {
            count += collectors.get(i).getCollectionCount();
        }
        return count;
    }

    private static void fill() {
        for (int size : new int[] {100_000, 1_000, 100, 10, 1}) {
            try {
                while (true) {
                    Object[] more = new Object[size];
                    more[0] = kept;
                    kept = more;
                }
            } catch (OutOfMemoryError full) {
                // Then with smaller ones.
            }
        }
    }
}
