package dev.whence.it.probe;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import trend.portfolio.app.PipelineJar;

/**
 * An agent in an application that does, line by line, what its one client asks for: says what the JVM holds, records it, loads a
 * patch and lets it go, and leaks on purpose.
 *
 * <p>Prints {@code Gauges at PORT} before the application begins. Answers a line with {@code = } and what there is to say, or
 * {@code ! } and what was thrown.
 */
public final class Gauges {

    private static final int COLLECTIONS = 20;
    private static final int LEAKED_HEAP = 25_000;
    private static final int LEAKED_NATIVE = 100_000;
    private static final int PAGE = 4_096;

    private final Instrumentation instrumentation;
    private final List<Object> leaked = new ArrayList<>();
    private @Nullable PipelineJar patch;
    private @Nullable Recording recording;

    private Gauges(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    public static void premain(@Nullable String options, Instrumentation given) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        System.out.println("Gauges at " + server.getLocalPort());
        Thread thread = new Thread(() -> new Gauges(given).serve(server), "gauges");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(ServerSocket server) {
        try (server;
                Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(answer(line.split(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String[] words) {
        try {
            return "= "
                    + switch (words[0]) {
                        case "sample" -> sample();
                        case "load" -> load(Path.of(words[1]));
                        case "unload" -> unload();
                        case "record" -> record(Path.of(words[1]));
                        case "stop" -> stop();
                        case "leak" -> leak(Integer.parseInt(words[1]), Path.of(words[2]));
                        default -> throw new IllegalArgumentException(words[0]);
                    };
        } catch (Exception | Error e) {
            return "! " + e;
        }
    }

    private String sample() throws IOException {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " " + metaspace() + " " + resident()
                + " " + ManagementFactory.getThreadMXBean().getThreadCount()
                + " " + files()
                + " " + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()
                + " " + loaders();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> List.of("Metaspace", "Compressed Class Space").contains(pool.getName()))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** In kB; 0 where the system does not say. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private long loaders() {
        Set<@Nullable ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            loaders.add(type.getClassLoader());
        }
        return loaders.size();
    }

    private String load(Path jar) {
        patch = PipelineJar.load(jar);
        return "loaded";
    }

    /** Says whether the loader could be collected. */
    private String unload() throws IOException {
        PipelineJar loaded = patch;
        if (loaded == null) {
            return "none";
        }
        loaded.close();
        patch = null;
        WeakReference<PipelineJar> gone = new WeakReference<>(loaded);
        loaded = null;
        for (int i = 0; i < COLLECTIONS && !gone.refersTo(null); i++) {
            System.gc();
        }
        return gone.refersTo(null) ? "collected" : "kept";
    }

    /** Begins a recording before the one before it ends: each holds the last chunk of that. */
    private String record(Path file) throws IOException, ParseException {
        Recording next = new Recording(Configuration.getConfiguration("default"));
        next.setDestination(file);
        next.start();
        String before = stop();
        recording = next;
        return before;
    }

    private String stop() {
        Recording last = recording;
        if (last == null) {
            return "none";
        }
        last.stop();
        last.close();
        recording = null;
        return "stopped";
    }

    /** A thread, a file, so many loaders with this class each, and for each of these heap and memory outside of it. */
    private String leak(int loaders, Path file) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        Thread thread = new Thread(() -> stand(never), "leaked");
        thread.setDaemon(true);
        thread.start();
        leaked.add(Files.newInputStream(file));
        byte[] type = bytes(Gauges.class);
        for (int i = 0; i < loaders; i++) {
            leaked.add(new LeakedLoader().define(type));
            leaked.add(new byte[LEAKED_HEAP]);
            ByteBuffer outside = ByteBuffer.allocateDirect(LEAKED_NATIVE);
            for (int at = 0; at < LEAKED_NATIVE; at += PAGE) {
                outside.put(at, (byte) 1);
            }
            leaked.add(outside);
        }
        return "leaked";
    }

    private static void stand(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in =
                ClassLoader.getSystemResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            if (in == null) {
                throw new IOException("Not in the jar: " + type);
            }
            return in.readAllBytes();
        }
    }

    /** Below the application's. */
    public static final class LeakedLoader extends ClassLoader {
        Class<?> define(byte[] file) {
            return defineClass(null, file, 0, file.length);
        }
    }
}
