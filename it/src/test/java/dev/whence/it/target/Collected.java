package dev.whence.it.target;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loaders that are let go: whether the collector gets them tells whether somebody keeps them. */
final class Collected {

    /** One is enough where nobody keeps it, but soft references and the compiler's may last a few collections. */
    private static final int COLLECTIONS = 20;

    private static final ReferenceQueue<ClassLoader> QUEUE = new ReferenceQueue<>();
    private static final Map<String, Reference<ClassLoader>> WATCHED = new HashMap<>();

    private Collected() {}

    static String watch(String name, @Nullable ClassLoader loader) {
        WATCHED.put(name, new WeakReference<>(loader, QUEUE));
        return "forgotten";
    }

    static String await(String name) throws InterruptedException {
        Reference<ClassLoader> watched = WATCHED.get(name);
        for (int i = 0; i < COLLECTIONS && watched != null && !watched.refersTo(null); i++) {
            System.gc();
            QUEUE.remove(100);
        }
        return watched != null && watched.refersTo(null) ? "collected" : "kept";
    }
}
