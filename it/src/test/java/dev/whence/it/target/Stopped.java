package dev.whence.it.target;

import java.util.ArrayList;
import java.util.List;

/** Stops threads that resolve, where the JDK still can, and says how many ran on. */
public final class Stopped {
    private static final int THREADS = 60;
    private static final long MOST_MILLIS = 10_000;
    private static volatile Object last = "";

    private Stopped() {}

    @SuppressWarnings({"deprecation", "removal"})
    public static void main(String[] arguments) throws Exception {
        int ranOn = 0;
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (int key = 0; ; key++) {
                    last = find("key" + key % 10);
                }
            });
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((stopped, error) -> {});
            Object before = last;
            thread.start();
            while (last == before) {
                Thread.onSpinWait();
            }
            thread.stop();
            thread.join(MOST_MILLIS);
            ranOn += thread.isAlive() ? 1 : 0;
        }
        System.out.println(ranOn + " ran on");
    }

    static Object find(String key) {
        List<String> found = new ArrayList<>();
        found.add(key);
        return found;
    }
}
