package dev.whence.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last strings of one field of one event type by their bytes in the chunk: as the encoding gives its own
 * length, bytes that begin alike are the same string, and it need not be read to be stepped over. Good for one chunk, whose
 * pool the bytes may point into.
 */
final class StringMemo {
    private static final int SLOTS = 4;
    private static final int LONGEST = 256;
    private static final byte[] EMPTY = {};

    private final byte[][] keys = {EMPTY, EMPTY, EMPTY, EMPTY};
    private final @Nullable String[] texts = new String[SLOTS];
    private int latest;

    /** The slot of the string that the bytes begin with, -1 where there is none. */
    int find(byte[] bytes, int start, int limit) {
        if (matches(latest, bytes, start, limit)) {
            return latest;
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            if (matches(slot, bytes, start, limit)) {
                latest = slot;
                return slot;
            }
        }
        return -1;
    }

    @Nullable
    String text(int slot) {
        return texts[slot];
    }

    int length(int slot) {
        return keys[slot].length;
    }

    void put(byte[] bytes, int start, int end, @Nullable String text) {
        if (end - start <= LONGEST) {
            latest = (latest + 1) % SLOTS;
            keys[latest] = Arrays.copyOfRange(bytes, start, end);
            texts[latest] = text;
        }
    }

    private boolean matches(int slot, byte[] bytes, int start, int limit) {
        byte[] key = keys[slot];
        int length = key.length;
        // Strings of one field mostly begin alike, with their encoding; the last byte distinguishes most of them.
        return length > 0
                && length <= limit - start
                && key[length - 1] == bytes[start + length - 1]
                && Arrays.equals(key, 0, length, bytes, start, start + length);
    }
}
