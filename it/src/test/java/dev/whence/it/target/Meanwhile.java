package dev.whence.it.target;

import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Answers after it has slept, parked, waited for a lock or loaded classes; and prints what it did: {@code KEY=COUNT}. */
public final class Meanwhile {
    private static final long MILLIS = 40;
    private static final int CLASSES = 20;

    /** Not one of Whence's, which are not counted. */
    private static final String LOADED = "trend.portfolio.app.PipelineNotFoundException";

    private static final Object LOCK = new Object();

    private static byte[] bytes = {};

    private Meanwhile() {}

    public static void main(String[] arguments) throws Exception {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(LOADED.replace('.', '/') + ".class")) {
            bytes = in.readAllBytes();
        }
        for (String key : new String[] {"idle", "sleeper", "parker", "locker", "loader"}) {
            System.out.println(key + "=" + find(key));
        }
    }

    static Integer find(String key) throws Exception {
        switch (key) {
            case "sleeper":
                Thread.sleep(MILLIS);
                return 1;
            case "parker":
                return park();
            case "locker":
                return lock();
            case "loader":
                return load();
            default:
                return 0;
        }
    }

    private static int park() {
        int times = 0;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            times++;
        }
        return times;
    }

    private static int lock() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Thread.State[] blocked = {Thread.State.BLOCKED};
        Thread asker = Thread.currentThread();
        Thread holder = new Thread(() -> {
            synchronized (LOCK) {
                held.countDown();
                while (asker.getState() != blocked[0]) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
            }
        });
        holder.start();
        held.await();
        synchronized (LOCK) {
            return 1;
        }
    }

    private static int load() {
        for (int i = 0; i < CLASSES; i++) {
            new Defining().define();
        }
        return CLASSES;
    }

    private static final class Defining extends ClassLoader {
        void define() {
            defineClass(LOADED, bytes, 0, bytes.length);
        }
    }
}
