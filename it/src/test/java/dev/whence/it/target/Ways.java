package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.jspecify.annotations.Nullable;
import trend.analysis.Pipeline;

/**
 * Ways of defining a version of the pipeline, each in a loader whose name is the argument, and the question which versions there
 * are. What is defined is held until it is forgotten.
 */
public final class Ways {

    private static final String NAME = "trend.analysis.TrendPipeline";
    private static final String NEIGHBOUR = "trend.analysis.Measures";
    private static final String CONTRACT = "trend.analysis.Pipeline";

    private static final Map<String, ClassLoader> LOADERS = new ConcurrentHashMap<>();
    private static final Map<String, FutureTask<String>> TASKS = new ConcurrentHashMap<>();

    private Ways() {}

    /** The loaders of all versions of a class, as the application is told them, or {@code none}. */
    public static String versionsOf(String name) throws ReflectiveOperationException {
        Class<?> discovery = Class.forName("dev.whence.PatchDiscovery", true, ClassLoader.getSystemClassLoader());
        Class<?>[] versions =
                (Class<?>[]) discovery.getMethod("versionsOf", String.class).invoke(null, name);
        return versions.length == 0
                ? "none"
                : Arrays.stream(versions)
                        .map(version -> version.getClassLoader() == null ? "bootstrap" : name(version.getClassLoader()))
                        .collect(Collectors.joining(" "));
    }

    /** Asks so many times, and gives the last answer. */
    public static String askAgainAndAgain(String times) throws ReflectiveOperationException {
        String answer = "";
        for (int i = 0; i < Integer.parseInt(times); i++) {
            answer = versionsOf(NAME);
        }
        return answer;
    }

    public static String plain(String name) {
        return defined(loader(name).define(NAME, bytes(NAME)));
    }

    public static String nameless(String name) {
        return defined(loader(name).define(null, bytes(NAME)));
    }

    public static String lookup(String name) throws IllegalAccessException {
        Class<?> neighbour = loader(name).define(NEIGHBOUR, bytes(NEIGHBOUR));
        return defined(
                MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(bytes(NAME)));
    }

    /** By a library that applications use for that, which makes a loader as well; it bears no name. */
    public static String generated(String name) {
        Class<?> version = new ByteBuddy()
                .subclass(Object.class)
                .implement(Pipeline.class)
                .name(NAME)
                .make()
                .load(Ways.class.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
                .getLoaded();
        LOADERS.put(name, version.getClassLoader());
        return defined(version);
    }

    public static String virtualThread(String name) throws Exception {
        return Virtual.call(() -> plain(name));
    }

    /** A class by the JDK's own generator: gives the name that it chose. */
    public static String proxy(String unused) {
        return Proxy.newProxyInstance(
                        Ways.class.getClassLoader(), new Class<?>[] {Local.class}, (self, method, arguments) -> null)
                .getClass()
                .getName();
    }

    /** Fails in the middle, as the contract that the version implements is not there. */
    public static String failing(String name) {
        Loader loader = loader(name);
        loader.denies = true;
        try {
            return defined(loader.define(NAME, bytes(NAME)));
        } catch (NoClassDefFoundError e) {
            return "failed " + e.getMessage();
        } finally {
            loader.denies = false;
        }
    }

    /** Begins a definition on a thread of its own, and comes back when it stands still in the middle. */
    public static String begin(String name) throws InterruptedException {
        Loader loader = loader(name);
        loader.hold();
        start(name, () -> plain(name));
        loader.held.await();
        return "in the middle";
    }

    /** Has it go on to its end. */
    public static String end(String name) throws Exception {
        loader(name).release();
        return answer(name);
    }

    /** Asks on a thread of its own. */
    public static String askAside(String task) {
        start(task, () -> versionsOf(NAME));
        return "asking";
    }

    /** What came of a thread of its own. */
    public static String answer(String task) throws Exception {
        return Objects.requireNonNull(TASKS.remove(task), task).get();
    }

    public static String forget(String name) {
        return Collected.watch(name, LOADERS.remove(name));
    }

    private static String name(ClassLoader loader) {
        String name = loader.getName();
        return name != null ? name : loader.getClass().getSimpleName();
    }

    private static void start(String name, Task task) {
        FutureTask<String> future = new FutureTask<>(task::run);
        TASKS.put(name, future);
        new Thread(future, name).start();
    }

    private static String defined(Class<?> version) {
        if (!version.getName().equals(NAME)) {
            throw new AssertionError(version);
        }
        return "defined";
    }

    private static Loader loader(String name) {
        return (Loader) LOADERS.computeIfAbsent(name, Loader::new);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Task {
        String run() throws Exception;
    }

    /** Not public: a proxy of it is defined in this package. */
    interface Local {}

    /** Has what it is told to define, and the rest from the application; that it may refuse, or keep waiting. */
    private static final class Loader extends ClassLoader {
        private final CountDownLatch held = new CountDownLatch(1);
        private volatile @Nullable CountDownLatch released;
        private volatile boolean denies;

        Loader(String name) {
            super(name, Ways.class.getClassLoader());
        }

        Class<?> define(@Nullable String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }

        void hold() {
            released = new CountDownLatch(1);
        }

        void release() {
            Objects.requireNonNull(released).countDown();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            CountDownLatch awaited = released;
            if (awaited != null && name.equals(CONTRACT)) {
                held.countDown();
                try {
                    awaited.await();
                } catch (InterruptedException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
            if (denies && name.equals(CONTRACT)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
