package dev.whence.fleet.store;

import java.io.IOException;
import java.util.UUID;

/** What the entries of a store are called, whichever engine writes them. */
public final class StoreNames {
    /** A batch; what begins otherwise is of no reader's concern. */
    public static final String BATCH = "batch=";

    /** A batch that is being written. */
    public static final String INCOMING = ".incoming-";

    /** One that takes the place of others. */
    public static final String COMPACTED = ".compacted-";

    /** In a compacted batch: the batches that it takes the place of. It is written last. */
    public static final String REPLACED = "_replaced";

    /** Whoever writes holds it. */
    public static final String LOCK = ".lock";

    private StoreNames() {}

    /** A name that no other entry has. */
    public static String fresh(String prefix) {
        return prefix + UUID.randomUUID();
    }

    /** What a hidden batch is called when it is complete. */
    public static String visible(String hidden, String prefix) {
        return BATCH + hidden.substring(prefix.length());
    }

    /** Whether a line of {@link #REPLACED} is the name of a batch. */
    public static boolean isBatch(String name) {
        return name.startsWith(BATCH) && !name.contains("/");
    }

    /** @throws IOException if an engine would take the path for a pattern */
    public static void check(String folder) throws IOException {
        if (folder.matches(".*[*?\\[\\]{}'].*")) {
            throw new IOException(folder + ": a store's path cannot have any of *?[]{}'");
        }
    }

    /** What is thrown where another process writes. */
    public static IOException locked(String folder) {
        return new IOException(folder + ": somebody else writes to this store");
    }
}
