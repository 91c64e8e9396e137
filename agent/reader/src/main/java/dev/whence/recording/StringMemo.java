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

    private final @Nullable Known[] slots = new Known[SLOTS];
    private @Nullable Known latest;
    private int next;

    /** The string that the bytes begin with; null where it is not known. */
    @Nullable
    Known find(byte[] bytes, int start, int limit) {
        Known known = latest;
        if (known == null || known.begins(bytes, start, limit)) {
            return known;
        }
        for (Known slot : slots) {
            if (slot != null && slot.begins(bytes, start, limit)) {
                latest = slot;
                return slot;
            }
        }
        return null;
    }

    void put(byte[] bytes, int start, int end, @Nullable String text) {
        if (end - start <= LONGEST && end > start) {
            Known known = new Known(Arrays.copyOfRange(bytes, start, end), text);
            slots[next] = known;
            latest = known;
            next = (next + 1) % SLOTS;
        }
    }

    /** A string, and the bytes that it is written in. */
    static final class Known {
        private final byte[] key;
        private final int length;
        /** The first eight bytes, and the last eight where it has as many: most strings are compared by them alone. */
        private final long head;

        private final long tail;
        /** Which bits of the first eight bytes are the key's. */
        private final long mask;

        private final @Nullable String text;

        private Known(byte[] key, @Nullable String text) {
            this.key = key;
            this.length = key.length;
            boolean isShort = length < Long.BYTES;
            this.mask = isShort ? (1L << length * Byte.SIZE) - 1 : -1;
            this.head = (long) LONGS.get(isShort ? Arrays.copyOf(key, Long.BYTES) : key, 0);
            this.tail = isShort ? 0 : (long) LONGS.get(key, length - Long.BYTES);
            this.text = text;
        }

        @Nullable
        String text() {
            return text;
        }

        /** How many bytes it is written in. */
        int length() {
            return length;
        }

        private boolean begins(byte[] bytes, int start, int limit) {
            if (length > limit - start) {
                return false;
            }
            if (start > bytes.length - Long.BYTES) {
                return Arrays.equals(key, 0, length, bytes, start, start + length);
            }
            if ((((long) LONGS.get(bytes, start) ^ head) & mask) != 0) {
                return false;
            }
            return length <= Long.BYTES
                    || (long) LONGS.get(bytes, start + length - Long.BYTES) == tail
                            && (length <= 2 * Long.BYTES
                                    || Arrays.equals(key, 0, length, bytes, start, start + length));
        }
    }
}
