package dev.whence.it.target;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Resolves and counts by itself what it asked for and what it got: a line {@code TEXT=COUNT} for each. */
public final class Answering {

    private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";
    /** The JDK does not use it; SHA-256, it does: to verify the jar of a provider. */
    private static final String DIGEST = "SHA-512/224";

    private static final int ONE_IN = 10;

    private Answering() {}

    public static void main(String[] arguments) throws Exception {
        int number = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "digests" -> digests(number, Integer.parseInt(arguments[2]));
            case "keys" -> keys(number);
            case "nested" -> nested(number);
            case "reading" -> reading(arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Two providers answer one key: the first in the list, and now and then the one that is asked for by its name. */
    private static void digests(int threads, int calls) throws Exception {
        Security.insertProviderAt(
                (Provider) Class.forName(BOUNCY_CASTLE).getConstructor().newInstance(), 1);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        Map<String, Integer> counts = new TreeMap<>();
        try {
            List<Callable<Map<String, Integer>>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> digests(calls));
            }
            for (Future<Map<String, Integer>> done : executor.invokeAll(tasks)) {
                done.get().forEach((provider, count) -> counts.merge(provider, count, Integer::sum));
            }
        } finally {
            executor.shutdown();
        }
        print(counts);
    }

    private static Map<String, Integer> digests(int calls) throws GeneralSecurityException {
        int[] counts = new int[2];
        String[] providers = new String[2];
        for (int i = 0; i < calls; i++) {
            int which = i % ONE_IN == 0 ? 1 : 0;
            MessageDigest digest =
                    which == 0 ? MessageDigest.getInstance(DIGEST) : MessageDigest.getInstance(DIGEST, "SUN");
            providers[which] = digest.getProvider().getName();
            counts[which]++;
        }
        return Map.of(providers[0], counts[0], providers[1], counts[1]);
    }

    /** As many keys as calls; and by how much the heap has grown from the thousandth to the last. */
    private static void keys(int calls) {
        long before = 0;
        for (int i = 0; i < calls; i++) {
            if (i == 1) {
                before = used();
            }
            find("a.key.that.is.made.anew/" + i);
        }
        long grown = used() - before;
        print(Map.of("calls", calls, "grown", (int) grown));
    }

    static Object find(String key) {
        return key.isEmpty() ? Boolean.FALSE : Boolean.TRUE;
    }

    /** Resolutions within resolutions, of this point and of another one. */
    private static void nested(int calls) {
        int found = 0;
        for (int i = 0; i < calls; i++) {
            found += outer("outer") instanceof Integer depth ? depth : 0;
        }
        print(Map.of("outer", calls, "inner", 2 * calls, "found", found));
    }

    static Object outer(String key) {
        return (int) inner("inner") + 1;
    }

    static Object inner(String key) {
        return key.equals("innermost") ? 1 : (int) inner("innermost") + 1;
    }

    /** Reads a file inside a resolution, and another time outside of it. */
    private static void reading(String file) throws IOException {
        read(file);
        print(Map.of("read", (int) Files.size(Path.of(file)), "once more", firstByte(file)));
    }

    static Object read(String file) throws IOException {
        return firstByte(file);
    }

    private static int firstByte(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.read();
        }
    }

    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ONE_IN; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static void print(Map<String, Integer> counts) {
        counts.forEach((text, count) -> System.out.println(text + "=" + count));
    }
}
