package dev.whence.recording;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where the values of one constant pool stand, by their keys: 16 bytes a place, where a map of objects takes 80. It serves
 * one chunk after the other.
 */
final class OffsetIndex {
    private static final int SMALLEST = 1 << 10;
    /** What a large chunk needed is given back with the first that needs an eighth of it. */
    private static final int SPARSE = 8;

    static final long ABSENT = -1;

    /** Nobody can write a recording whose keys all want the same place. */
    private final long secret = ThreadLocalRandom.current().nextLong() | 1;

    private long[] keys = new long[SMALLEST];
    /** Plus one, so that 0 is an empty place. */
    private long[] offsets = new long[SMALLEST];

    private int size;

    void clear() {
        if (keys.length > SMALLEST && size < keys.length / SPARSE) {
            keys = new long[keys.length / 2];
            offsets = new long[keys.length];
        } else {
            Arrays.fill(offsets, 0);
        }
        size = 0;
    }

    void put(long key, long offset) {
        if (size >= keys.length / 8 * 7) {
            grow();
        }
        int place = place(key);
        size += offsets[place] == 0 ? 1 : 0;
        keys[place] = key;
        offsets[place] = offset + 1;
    }

    long get(long key) {
        return offsets[place(key)] - 1;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldOffsets = offsets;
        keys = new long[oldKeys.length * 2];
        offsets = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldOffsets[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                offsets[place] = oldOffsets[i];
            }
        }
    }

    /** The place of a key, or the empty one where it belongs. */
    private int place(long key) {
        long mixed = (key ^ secret >>> 17) * secret;
        mixed = (mixed ^ mixed >>> 32) * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int place = (int) (mixed >>> 32) & mask;
        while (offsets[place] != 0 && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }
}
