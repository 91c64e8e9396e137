package dev.whence.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the strings that events repeat, found by their bytes in the recording: a point's name is written out in each of
 * its events. It holds a fixed number; one that lands on another's place takes it.
 */
final class StringCache {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 256;

    private final byte[] @Nullable [] keys = new byte[SLOTS][];
    private final @Nullable String[] strings = new String[SLOTS];

    @Nullable
    String get(byte[] bytes, int start, int end) {
        int slot = slot(bytes, start, end);
        byte[] key = keys[slot];
        return key != null && Arrays.equals(key, 0, key.length, bytes, start, end) ? strings[slot] : null;
    }

    void put(byte[] bytes, int start, int end, String string) {
        if (end - start <= LONGEST) {
            int slot = slot(bytes, start, end);
            keys[slot] = Arrays.copyOfRange(bytes, start, end);
            strings[slot] = string;
        }
    }

    private static int slot(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
