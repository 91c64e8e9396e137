package dev.whence.it.target;

/**
 * Is called by threads that the JVM did not start, which attach to it and leave.
 *
 * <p>Arguments: the library; threads; calls of each.
 */
public final class NativeThreads {
    private NativeThreads() {}

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        System.out.println("right " + run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
    }

    /** How many calls gave what they should. */
    private static native int run(int threads, int calls);

    static Object find(String key) {
        return key.equals("native") ? key : new StringBuilder(key);
    }
}
