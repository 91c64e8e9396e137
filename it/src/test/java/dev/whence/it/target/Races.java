package dev.whence.it.target;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Defines versions of the pipeline in many ways by several threads at once, each in a loader of its own, while others ask for the
 * versions and the garbage collector takes what was let go. Whoever asks knows versions whose definition had returned before: the
 * answer must have them.
 *
 * <p>Arguments: how many threads define, and how many definitions there are in all. Prints a line {@code + COUNT} now and then, and
 * in the end {@code = definitions=… failed=… answers=… missed=… settled=…}.
 */
public final class Races {

    private static final String NAME = "trend.analysis.TrendPipeline";
    private static final String NEIGHBOUR = "trend.analysis.Measures";
    private static final int RESOLVERS = 2;
    /** Versions that are held, so that whoever asks knows what he must be given. */
    private static final int HELD = 32;

    private static final int DEFINITIONS_TO_A_COLLECTION = 1_000;

    private final byte[] version = bytes(NAME);
    private final byte[] neighbour = bytes(NEIGHBOUR);
    private final MethodHandle versionsOf = versionsOf();
    private final AtomicReferenceArray<@Nullable Class<?>> held = new AtomicReferenceArray<>(HELD);
    private final AtomicInteger definitions = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicInteger missed = new AtomicInteger();
    private volatile boolean defining = true;

    private Races() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("= " + new Races().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
    }

    private String run(int definers, int total) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(definers + RESOLVERS);
        try {
            List<Future<?>> defining = new ArrayList<>();
            for (int i = 0; i < definers; i++) {
                defining.add(threads.submit(() -> {
                    define(total);
                    return null;
                }));
            }
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < RESOLVERS; i++) {
                asking.add(threads.submit(() -> {
                    ask();
                    return null;
                }));
            }
            for (Future<?> each : defining) {
                each.get();
            }
            this.defining = false;
            for (Future<?> each : asking) {
                each.get();
            }
            return "definitions=" + definitions + " failed=" + failures + " answers=" + answers + " missed=" + missed
                    + " settled=" + settles();
        } finally {
            threads.shutdownNow();
        }
    }

    private void define(int total) throws Exception {
        for (int i = definitions.incrementAndGet(); i <= total; i = definitions.incrementAndGet()) {
            Class<?> defined = define(new Loader("version " + i), i);
            check(defined);
            held.set(i % HELD, defined);
            if (i % DEFINITIONS_TO_A_COLLECTION == 0) {
                System.gc();
                System.out.println("+ " + i);
            }
        }
        definitions.decrementAndGet();
    }

    /** In one way or another, and sometimes only at the second try. */
    private Class<?> define(Loader loader, int i) throws Exception {
        switch (i % 6) {
            case 0:
                return loader.define(null, version);
            case 1:
                loader.define(NEIGHBOUR, neighbour);
                return MethodHandles.privateLookupIn(loader.loadClass(NEIGHBOUR), MethodHandles.lookup())
                        .defineClass(version);
            case 2:
                fail(() -> loader.define(NAME, new byte[] {(byte) 0xca, (byte) 0xfe}));
                return loader.define(NAME, version);
            case 3:
                loader.denies = "trend.analysis.Pipeline";
                fail(() -> loader.define(NAME, version));
                loader.denies = "";
                return loader.define(NAME, version);
            case 4:
                Class<?> defined = loader.define(NAME, version);
                fail(() -> loader.define(NAME, version));
                return defined;
            default:
                return loader.define(NAME, version);
        }
    }

    private void fail(Runnable definition) {
        try {
            definition.run();
        } catch (LinkageError expected) {
            failures.incrementAndGet();
            return;
        }
        throw new AssertionError("This should not have been defined");
    }

    private void ask() {
        List<Class<?>> known = new ArrayList<>(HELD);
        while (defining) {
            known.clear();
            for (int i = 0; i < HELD; i++) {
                Class<?> each = held.get(i);
                if (each != null) {
                    known.add(each);
                }
            }
            check(known.toArray(Class<?>[]::new));
        }
    }

    /** These were defined before the question. */
    private void check(Class<?>... known) {
        Set<Class<?>> answer = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(answer, versions());
        answers.incrementAndGet();
        for (Class<?> each : known) {
            if (!answer.contains(each)) {
                missed.incrementAndGet();
                System.err.println("missed " + each.getClassLoader().getName() + " among " + answer.size());
            }
        }
    }

    /** Whether, with nothing being defined any more, the same answer is given to all. */
    private boolean settles() {
        for (int i = 0; i < 1_000; i++) {
            if (versions() == versions()) {
                return true;
            }
        }
        return false;
    }

    private Class<?>[] versions() {
        try {
            return (Class<?>[]) versionsOf.invokeExact(NAME);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle versionsOf() {
        try {
            Class<?> discovery = Class.forName("dev.whence.PatchDiscovery", true, ClassLoader.getSystemClassLoader());
            return MethodHandles.publicLookup()
                    .findStatic(discovery, "versionsOf", MethodType.methodType(Class[].class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has what it is told to define, and the rest from the application; but one name it may deny. */
    private static final class Loader extends ClassLoader {
        String denies = "";

        Loader(String name) {
            super(name, Races.class.getClassLoader());
        }

        Class<?> define(@Nullable String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(denies)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
