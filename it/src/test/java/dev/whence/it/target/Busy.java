package dev.whence.it.target;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.whence.it.probe.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/**
 * An application that resolves all the time, and between whiles does what its standard input says: a line a command, answered by
 * {@code = answer} or {@code ! } and what was thrown.
 *
 * <p>Arguments: the proxy's mode, how many threads ask it, and how many microseconds each waits between two calls.
 */
public final class Busy {

    private static final AtomicLong CALLS = new AtomicLong();
    private static final AtomicLong FAILURES = new AtomicLong();

    private static final long POLL_NANOS = 100_000;

    private static PipelineProxy proxy;
    /** Whatever is answered is used, or a compiler would drop the question. */
    private static volatile Object answer = "";

    private Busy() {}

    public static void main(String[] arguments) throws IOException {
        proxy = new PipelineProxy(PipelineMode.valueOf(arguments[0]), Busy.class.getClassLoader());
        long pause = TimeUnit.MICROSECONDS.toNanos(Long.parseLong(arguments[2]));
        proxy.resolve("run");
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Thread thread = new Thread(() -> resolve(pause), "busy " + i);
            thread.setDaemon(true);
            thread.start();
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("= ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(answer(line.split("\t")));
        }
    }

    private static void resolve(long pause) {
        for (long i = 0; ; i++) {
            try {
                proxy.resolve(i % 2 == 0 ? "run" : "runFull");
            } catch (Throwable e) {
                FAILURES.incrementAndGet();
            }
            CALLS.incrementAndGet();
            if (pause > 0) {
                LockSupport.parkNanos(pause);
            }
        }
    }

    private static String answer(String[] words) {
        try {
            return "= " + obey(words);
        } catch (Throwable e) {
            return "! " + String.valueOf(e).replace('\n', '|');
        }
    }

    private static Object obey(String[] words) throws Exception {
        return switch (words[0]) {
            case "calls" -> CALLS.get();
            case "await" -> await(Long.parseLong(words[1]));
            case "time" -> time(Long.parseLong(words[1]));
            case "failures" -> FAILURES.get();
            case "threads" -> threads();
            case "files" -> files();
            case "metaspace" -> metaspace();
            case "loaders" -> loaders();
            case "look" -> Base64.getEncoder().encodeToString(Probe.look(Class.forName(words[1])));
            case "property" -> String.valueOf(System.getProperty(words[1]));
            case "set" -> String.valueOf(System.setProperty(words[1], words[2]));
            default -> throw new IllegalArgumentException("Unknown command: " + words[0]);
        };
    }

    /** How many nanoseconds so many calls take. */
    private static long time(long calls) {
        long begun = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            answer = proxy.resolve("run");
        }
        return System.nanoTime() - begun;
    }

    /** Waits until so many more calls have returned. */
    private static long await(long more) {
        long enough = CALLS.get() + more;
        while (CALLS.get() < enough) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return CALLS.get();
    }

    /** The names of all threads, with commas between. */
    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** How many class loaders of each class have loaded anything, with commas between. */
    private static String loaders() {
        Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> each : Probe.instrumentation().getAllLoadedClasses()) {
            if (each.getClassLoader() != null) {
                loaders.add(each.getClassLoader());
            }
        }
        Map<String, Long> counts = new TreeMap<>();
        for (ClassLoader each : loaders) {
            counts.merge(each.getClass().getName(), 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(","));
    }

    /** How many files are open; 0 where the system does not tell. */
    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /**
     * Bytes, after as many collections as change something: what a retransformation leaves of a class is taken away by a
     * collection after the one that finds it unused.
     */
    private static long metaspace() {
        long used = usedMetaspace();
        long before;
        do {
            before = used;
            System.gc();
            used = usedMetaspace();
        } while (used < before);
        return used;
    }

    private static long usedMetaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }
}
