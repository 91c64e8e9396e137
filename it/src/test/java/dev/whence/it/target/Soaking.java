package dev.whence.it.target;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * An agent beside a server: in each cycle it begins a recording, ends the one before, has a patch loaded for half of the cycle,
 * has the garbage collected, and prints what the JVM holds.
 *
 * <p>Its argument is {@code CYCLES;MILLIS;PATCH;RECORDINGS;TEMPORARY;LEAK}: how many cycles of which length, the jar of the
 * patch, the folder that takes the recordings, the one where the JVM has its temporary files, and whether each cycle leaves
 * something of each kind behind.
 */
public final class Soaking {
    private static final String NAME = "trend.analysis.TrendPipeline";
    private static final int MOST_COLLECTIONS = 100;
    private static final int PLANTED_LOADERS = 4;
    private static final int PLANTED_BYTES = 1 << 18;

    private final int cycles;
    private final long millis;
    private final Path patch;
    private final Path recordings;
    private final Path temporary;
    private final boolean leaks;
    private final List<Object> leaked = new ArrayList<>();

    private Soaking(String[] words) {
        cycles = Integer.parseInt(words[0]);
        millis = Long.parseLong(words[1]);
        patch = Path.of(words[2]);
        recordings = Path.of(words[3]);
        temporary = Path.of(words[4]);
        leaks = Boolean.parseBoolean(words[5]);
    }

    public static void premain(String argument) {
        Soaking soaking = new Soaking(argument.split(";"));
        Thread thread = new Thread(soaking::run, "Soaking");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            Recording recording = recording(0);
            System.out.println("= recording");
            for (int cycle = 1; cycle <= cycles; cycle++) {
                Recording next = recording(cycle);
                // Both hold what happens now: nothing falls between them.
                recording.stop();
                recording.close();
                recording = next;
                patchFor(millis / 2);
                pause(millis / 2);
                System.out.println("= cycle " + cycle + samples());
            }
            // The last one ends with the JVM, and so holds all that it does.
            System.out.println("= over");
        } catch (Throwable error) {
            System.out.println("= failed: " + error);
        }
    }

    private Recording recording(int number) throws Exception {
        Recording recording = new Recording(Configuration.getConfiguration("default"));
        recording.setToDisk(true);
        recording.setDestination(recordings.resolve("soak-%04d.jfr".formatted(number)));
        recording.setDumpOnExit(true);
        recording.start();
        return recording;
    }

    /** Has a patch loaded for so long, and waits until it is unloaded. */
    private void patchFor(long time) throws Exception {
        WeakReference<Object> patched = patched(time);
        for (int i = 0; !leaks && !patched.refersTo(null); i++) {
            if (i == MOST_COLLECTIONS) {
                throw new IllegalStateException("the patch is not unloaded");
            }
            System.gc();
        }
    }

    private WeakReference<Object> patched(long time) throws Exception {
        try (PatchLoader loader = new PatchLoader(patch.toUri().toURL())) {
            loader.loadClass(NAME);
            System.out.println("= loaded");
            pause(time);
            if (leaks) {
                leaked.add(loader);
                plant();
            }
            return new WeakReference<>(loader);
        }
    }

    /** Something of each kind that is watched. */
    private void plant() throws Exception {
        for (int i = 0; i < PLANTED_LOADERS; i++) {
            PatchLoader loader = new PatchLoader(patch.toUri().toURL());
            loader.loadClass(NAME);
            leaked.add(loader);
        }
        leaked.add(new byte[PLANTED_BYTES]);
        leaked.add(Files.newOutputStream(temporary.resolve("planted-" + leaked.size())));
        Thread thread = new Thread(LockSupport::park, "planted");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pause(long time) throws InterruptedException {
        // Nothing happens that could be waited for: a cycle has a length.
        new CountDownLatch(1).await(time, TimeUnit.MILLISECONDS);
    }

    private String samples() throws IOException {
        // What a request holds at that moment is gone at another.
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            heap = Math.min(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        long metaspace = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) {
                metaspace = pool.getUsage().getUsed();
            }
        }
        return " heap " + heap + " metaspace " + metaspace
                + " resident " + resident()
                + " classes " + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()
                + " threads " + ManagementFactory.getThreadMXBean().getThreadCount()
                + " descriptors "
                + (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0)
                + " files " + files();
    }

    /** The process's pages in memory; 0 where the system does not say in this way. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        }
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.count();
        }
    }

    /** Has a version of its own. */
    private static final class PatchLoader extends URLClassLoader {
        private PatchLoader(URL jar) {
            super("patch", new URL[] {jar}, ClassLoader.getSystemClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = name.equals(NAME) ? findLoadedClass(name) : super.loadClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
