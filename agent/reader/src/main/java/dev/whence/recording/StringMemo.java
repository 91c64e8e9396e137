package dev.whence.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last strings of one field of one event type by their bytes in the chunk: as the encoding gives its own
 * length, bytes that begin alike are the same string, and it need not be read to be stepped over. Good for one chunk, whose
 * pool the bytes may point into.
 */
final class StringMemo {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLOTS = 4;
    private static final int LONGEST = 256;
    private static final byte[] EMPTY = {};

    private final byte[][] keys = {EMPTY, EMPTY, EMPTY, EMPTY};
    /** Of each key its first eight bytes, and its last eight where it has as many: most strings are compared by them alone. */
    private final long[] heads = new long[SLOTS];

    private final long[] tails = new long[SLOTS];
    /** Which bits of the first eight bytes are the key's. */
    private final long[] masks = new long[SLOTS];

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
        int length = end - start;
        if (length <= LONGEST) {
            latest = (latest + 1) % SLOTS;
            byte[] key = Arrays.copyOfRange(bytes, start, end);
            keys[latest] = key;
            masks[latest] = length < Long.BYTES ? (1L << length * Byte.SIZE) - 1 : -1;
            heads[latest] = (long) LONGS.get(length < Long.BYTES ? Arrays.copyOf(key, Long.BYTES) : key, 0);
            tails[latest] = length < Long.BYTES ? 0 : (long) LONGS.get(key, length - Long.BYTES);
            texts[latest] = text;
        }
    }

    private boolean matches(int slot, byte[] bytes, int start, int limit) {
        byte[] key = keys[slot];
        int length = key.length;
        if (length == 0 || length > limit - start) {
            return false;
        }
        if (start > bytes.length - Long.BYTES) {
            return Arrays.equals(key, 0, length, bytes, start, start + length);
        }
        if ((((long) LONGS.get(bytes, start) ^ heads[slot]) & masks[slot]) != 0) {
            return false;
        }
        return length <= Long.BYTES
                || (long) LONGS.get(bytes, start + length - Long.BYTES) == tails[slot]
                        && (length <= 2 * Long.BYTES || Arrays.equals(key, 0, length, bytes, start, start + length));
    }
}
