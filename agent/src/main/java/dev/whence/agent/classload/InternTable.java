package dev.whence.agent.classload;

import java.util.Arrays;

/**
 * Numbers equal values alike, from 0 in the order of their coming. Arrays alone: runs inside class definitions, where a
 * collection of the JDK might need a class that is not loaded yet.
 *
 * @param <T> what is numbered; its {@code hashCode} and {@code equals} are the JDK's
 */
final class InternTable<T> {
    private Object[] values = new Object[512];
    private int[] slots = new int[2 * values.length];
    private int size;

    int number(T value) {
        int slot = slot(value);
        if (slots[slot] == 0) {
            if (size == values.length) {
                grow();
                slot = slot(value);
            }
            values[size++] = value;
            slots[slot] = size;
        }
        return slots[slot] - 1;
    }

    int size() {
        return size;
    }

    /** The values from a number on. */
    Object[] from(int number) {
        return Arrays.copyOfRange(values, number, size);
    }

    /** Where a value's number stands, plus 1, or where it has to stand: 0 is a free slot. */
    private int slot(Object value) {
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != 0 && !values[slots[slot] - 1].equals(value)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        slots = new int[2 * values.length];
        for (int i = 0; i < size; i++) {
            slots[slot(values[i])] = i + 1;
        }
    }
}
