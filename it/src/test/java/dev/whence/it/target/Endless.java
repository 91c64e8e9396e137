package dev.whence.it.target;

import java.util.ArrayList;

/**
 * Resolves down to the end of its stack, works on, and says which of the JDK's classes are unusable since. With an argument it
 * waits for input before it ends; {@code shallow} resolves without going down.
 */
public final class Endless {
    private static final String[] CLASSES = {
        "java.util.concurrent.atomic.AtomicLongArray",
        "java.util.concurrent.atomic.AtomicIntegerArray",
        "java.util.concurrent.atomic.AtomicReferenceArray",
        "java.util.concurrent.atomic.LongAdder",
        "java.util.concurrent.ThreadLocalRandom"
    };

    private Endless() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < 10; i++) {
            try {
                find(arguments.length > 0 && arguments[0].equals("shallow") ? "shallow" : "deep");
            } catch (StackOverflowError expected) {
                find("after");
            }
        }
        for (String name : CLASSES) {
            Class.forName(name);
        }
        System.out.println("all usable");
        if (arguments.length > 0) {
            System.in.read();
        }
    }

    static Object find(String key) {
        return key.equals("deep") ? find(key) : new ArrayList<>();
    }
}
