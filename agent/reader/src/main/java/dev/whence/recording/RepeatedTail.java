package dev.whence.recording;

import java.util.Arrays;

/**
 * What an event has from its first string on: the point, the key, the class, the source. One event after the other mostly
 * has the same, byte for byte, and what the row holds of it then stays as it is. Good for one chunk, whose pools the bytes
 * may point into.
 */
final class RepeatedTail {
    static final int NONE = -1;

    private static final int LONGEST = 1024;
    /** Where tails do not repeat, only one in so many is copied to be compared with. */
    private static final int PATIENCE = 16;

    private final Row row;
    private final int[] slots;
    private final int start;
    private byte[] known = {};
    private int length = NONE;
    private boolean repeated;
    private int missed;
    /** Where the tail of the event that is being read begins and ends, if it is a new one. */
    private byte[] bytes = known;

    private int from;
    private int to;

    /**
     * Makes one of no event yet.
     *
     * @param slots per field of the event its number in the row, negative for none
     * @param start the index of the first field of the tail; {@link #NONE} where there is none to compare
     */
    RepeatedTail(Row row, int[] slots, int start) {
        this.row = row;
        this.slots = slots;
        this.start = start;
    }

    int start() {
        return start;
    }

    /** Whether the row holds this tail already. */
    boolean repeats(byte[] event, int tailFrom, int tailTo) {
        if (tailTo - tailFrom == length && Arrays.equals(event, tailFrom, tailTo, known, 0, length)) {
            repeated = true;
            from = NONE;
            return true;
        }
        bytes = event;
        from = tailFrom;
        to = tailTo;
        // What the row holds is about to be overwritten.
        length = NONE;
        return false;
    }

    /** Keeps the tail of the event that was read, if it was a new one. */
    void remember() {
        if (start == NONE || from == NONE || !repeated && ++missed < PATIENCE) {
            return;
        }
        missed = 0;
        repeated = false;
        if (to - from <= LONGEST && isRead()) {
            length = to - from;
            if (known.length < length) {
                known = new byte[length];
            }
            System.arraycopy(bytes, from, known, 0, length);
        }
    }

    /** Whether the row holds none of its strings by its place in a buffer that slides on. */
    private boolean isRead() {
        for (int i = start; i < slots.length; i++) {
            if (slots[i] >= 0 && !row.isRead(slots[i])) {
                return false;
            }
        }
        return true;
    }
}
