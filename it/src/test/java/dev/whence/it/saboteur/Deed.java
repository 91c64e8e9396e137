package dev.whence.it.saboteur;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a spoilt method does before it goes on: each is something that Whence promises never to do. */
public final class Deed {

    private static final AtomicInteger TIMES = new AtomicInteger();
    private static final List<Object> KEPT = new ArrayList<>();
    private static final CountDownLatch HELD = new CountDownLatch(1);
    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static @Nullable ServerSocket port;

    private Deed() {}

    public static void fail() {
        throw new IllegalStateException("sabotaged");
    }

    /** An error, which much code that means well does not catch. */
    public static void failBadly() {
        throw new NoSuchFieldError("sabotaged badly");
    }

    /** Fails once in a thousand times. */
    public static void failSometimes() {
        if (TIMES.incrementAndGet() % 1000 == 0) {
            throw new IllegalStateException("sabotaged at times");
        }
    }

    /** Stands still, the first time, until it is released. */
    public static void hold() throws InterruptedException {
        if (HELD.getCount() > 0) {
            HELD.countDown();
            RELEASED.await();
        }
    }

    /** Waits until somebody stands still. */
    public static String awaitHeld(String unused) throws InterruptedException {
        HELD.await();
        return "held";
    }

    public static String release(String unused) {
        RELEASED.countDown();
        return "released";
    }

    public static void print() {
        System.out.println("sabotaged stdout");
    }

    /** Calls what the application has in the way of objects, as an agent does that looks at them. */
    public static void shout() {
        try {
            Class.forName("dev.whence.it.target.Shouting").getMethod("touch").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void complain() {
        System.err.println("sabotaged stderr");
    }

    public static synchronized void listen() {
        try {
            port = port == null ? new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) : port;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void read() {
        try {
            Files.readAllBytes(Path.of(System.getProperty("sabotage.file")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void initialise() {
        for (Class<?> version : versions()) {
            try {
                Class.forName(version.getName(), true, version.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static synchronized void keep() {
        KEPT.addAll(versions());
    }

    private static List<Class<?>> versions() {
        List<Class<?>> versions = new ArrayList<>();
        for (Class<?> type : Saboteur.instrumentation().getAllLoadedClasses()) {
            if (type.getName().equals(System.getProperty("sabotage.class"))) {
                versions.add(type);
            }
        }
        return versions;
    }
}
