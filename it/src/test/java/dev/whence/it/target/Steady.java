package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Resolves in several threads, now and then in vain, while loaders come with a class of their own and go, and prints what it
 * counted: the same in every run. What anything else in the JVM does to it shows in that.
 *
 * <p>Arguments: threads, calls of each, loaders; and the version that the class files of the loaders have, where it is not
 * that of the compiler.
 */
public final class Steady {

    /** What each loader has a class of. */
    public interface Finder {
        Object find(String key);
    }

    /** Defined by each of the loaders. */
    public static final class Plugin implements Finder {
        @Override
        public Object find(String key) {
            return new StringBuilder(key);
        }
    }

    private static final int KEYS = 10;
    private static final int IN_VAIN_EACH = 100;
    private static final int KEPT_AT_MOST = 50;
    private static final int COLLECTIONS = 50;
    private static final int MAJOR_VERSION = 7;
    private static final long WAIT_NANOS = 10_000_000;

    private Steady() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        int loaders = Integer.parseInt(arguments[2]);
        byte[] plugin = plugin();
        if (arguments.length > 3) {
            plugin[MAJOR_VERSION] = Byte.parseByte(arguments[3]);
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads, Steady::daemon);
        List<Future<int[]>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Callable<int[]> task = () -> calls(calls);
            done.add(executor.submit(task));
        }
        System.out.println(loaders(loaders, plugin));
        int failures = 0;
        int letters = 0;
        for (Future<int[]> each : done) {
            failures += each.get()[0];
            letters += each.get()[1];
        }
        executor.shutdown();
        System.out.println("calls " + threads * calls + ", failures " + failures + ", letters " + letters);
    }

    static Object find(String key) {
        if (key.equals("none")) {
            throw new IllegalStateException(key);
        }
        return new StringBuilder(key).append(key);
    }

    /** Where the program fails, it ends. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static int[] calls(int calls) {
        int failures = 0;
        int letters = 0;
        for (int i = 0; i < calls; i++) {
            try {
                letters += find(i % IN_VAIN_EACH == 0 ? "none" : "key" + i % KEYS)
                        .toString()
                        .length();
            } catch (IllegalStateException expected) {
                failures++;
            }
        }
        return new int[] {failures, letters};
    }

    /** Whether all that came are gone in the end. */
    private static String loaders(int count, byte[] plugin) throws Exception {
        List<WeakReference<ClassLoader>> gone = new ArrayList<>();
        List<Finder> kept = new ArrayList<>();
        int answers = 0;
        for (int i = 0; i < count; i++) {
            try {
                Finder finder = new PluginLoader(plugin).finder();
                answers += finder.find("p" + i).toString().startsWith("p") ? 1 : 0;
                gone.add(new WeakReference<>(finder.getClass().getClassLoader()));
                kept.add(finder);
            } catch (LinkageError refused) {
                // The message names the newest version that this JVM knows.
                return "loaders 0, answers 0, refused: " + refused.getClass().getName();
            }
            if (kept.size() > KEPT_AT_MOST) {
                kept.clear();
            }
        }
        kept.clear();
        return "loaders " + count + ", answers " + answers + ", kept " + kept(gone);
    }

    private static long kept(List<WeakReference<ClassLoader>> loaders) {
        long kept = loaders.size();
        for (int i = 0; i < COLLECTIONS && kept > 0; i++) {
            System.gc();
            LockSupport.parkNanos(WAIT_NANOS);
            kept = loaders.stream().filter(each -> !each.refersTo(null)).count();
        }
        return kept;
    }

    private static byte[] plugin() throws IOException {
        try (InputStream in = Objects.requireNonNull(Steady.class.getResourceAsStream("Steady$Plugin.class"))) {
            return in.readAllBytes();
        }
    }

    private static final class PluginLoader extends ClassLoader {
        private final byte[] plugin;

        PluginLoader(byte[] plugin) {
            super(Steady.class.getClassLoader());
            this.plugin = plugin;
        }

        Finder finder() throws ReflectiveOperationException {
            @Nullable String anyName = null;
            return (Finder) defineClass(anyName, plugin, 0, plugin.length)
                    .getDeclaredConstructor()
                    .newInstance();
        }
    }
}
