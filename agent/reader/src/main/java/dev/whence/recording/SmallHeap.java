package dev.whence.recording;

/**
 * Keeps the heap of a program that reads many recordings near the size of what the program holds.
 *
 * <p>A collector lets the heap grow to a part of the machine's memory before it looks for garbage: on a machine of 24 GB to
 * some 400 MB, of which reading needs 20. A collection that is asked for once gives back what was never needed, and from
 * then on the collector sizes the heap by what is in it. Where the heap is small anyway, nothing is ever asked for.
 */
public final class SmallHeap {
    /** So much may come to what a collection left. */
    private static final long GROWTH = 40L << 20;

    private final Runtime runtime = Runtime.getRuntime();
    private long most = GROWTH;

    /** To be called between two recordings: collects if the heap has grown far beyond what it held. */
    public void settle() {
        if (used() > most) {
            System.gc();
            most = used() + GROWTH;
        }
    }

    private long used() {
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
