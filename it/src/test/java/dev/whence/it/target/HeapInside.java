package dev.whence.it.target;

import java.util.ArrayList;
import java.util.List;

/** A resolver that fills the heap by itself and fails for it, again and again, between calls that do not. Argument: how often. */
public final class HeapInside {
    private static final int MEGABYTE = 1 << 20;

    private HeapInside() {}

    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        int full = 0;
        int answered = 0;
        for (int i = 0; i < rounds; i++) {
            try {
                find("full");
            } catch (OutOfMemoryError expected) {
                full++;
            }
            answered += find("small").equals("small") ? 1 : 0;
        }
        System.out.println("full " + full + ", answered " + answered);
    }

    static Object find(String key) {
        if (!key.equals("full")) {
            return key;
        }
        List<byte[]> all = new ArrayList<>();
        for (int size = MEGABYTE; ; ) {
            try {
                while (true) {
                    all.add(new byte[size]);
                }
            } catch (OutOfMemoryError full) {
                if (size == 1) {
                    throw full;
                }
                size = Math.max(1, size / 64);
            }
        }
    }
}
