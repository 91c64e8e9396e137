package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers after it has slept, parked, waited for a lock, loaded classes, or read a file or a socket; and prints what it did:
 * {@code KEY=COUNT}.
 */
public final class Meanwhile {
    private static final long MILLIS = 40;
    private static final int CLASSES = 20;
    private static final int READS = 7;

    /** Not one of Whence's, which are not counted. */
    private static final String LOADED = "trend.portfolio.app.PipelineNotFoundException";

    private static final Object LOCK = new Object();

    private static byte[] bytes = {};
    private static Path file = Path.of("");

    private Meanwhile() {}

    public static void main(String[] arguments) throws Exception {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(LOADED.replace('.', '/') + ".class")) {
            bytes = in.readAllBytes();
        }
        file = Files.createTempFile("meanwhile", ".bytes");
        Files.write(file, new byte[READS]);
        // What the program's own classes are read for is not counted.
        bytesOf(() -> 0);
        for (String key : new String[] {"idle", "sleeper", "parker", "locker", "loader", "reader", "receiver"}) {
            System.out.println(key + "=" + find(key));
        }
        Files.delete(file);
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
            case "reader":
                return read();
            case "receiver":
                return receive();
            default:
                return 0;
        }
    }

    /** A byte at a time. */
    private static int read() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return bytesOf(in::read);
        }
    }

    private static int receive() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket receiver = server.accept()) {
            sender.getOutputStream().write(new byte[READS]);
            InputStream in = receiver.getInputStream();
            return bytesOf(in::read);
        }
    }

    /** Something that gives one byte. */
    private interface Bytes {
        int next() throws IOException;
    }

    private static int bytesOf(Bytes source) throws IOException {
        for (int i = 0; i < READS; i++) {
            if (source.next() != 0) {
                throw new IOException("not what was written");
            }
        }
        return READS;
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
