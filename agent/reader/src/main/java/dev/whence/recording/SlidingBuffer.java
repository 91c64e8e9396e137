package dev.whence.recording;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads a recording's bytes through a buffer that slides over it, and the integers that the format writes.
 *
 * <p>A file is not mapped: its pages would count as memory of the process. One buffer serves one recording after the
 * other: to make a new one for each of ten thousand files costs 10 GB of allocation.
 */
final class SlidingBuffer {
    private static final int LONGEST_INTEGER = 9;
    private static final RecordingSource NOTHING = new RecordingSource() {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public int read(ByteBuffer target, long position) {
            return -1;
        }
    };

    private RecordingSource source = NOTHING;
    /** The longest integer, begun at the last byte that is held, ends within it. */
    private byte[] bytes;
    /** Offset in the recording of the first byte in the buffer. */
    private long base;

    private int position;
    /** How many bytes the buffer holds. */
    private int filled;
    /** How many of them may be read. */
    private int limit;
    /** Offset in the recording behind the last byte that may be read. */
    private long bound;

    SlidingBuffer(int size) {
        this.bytes = new byte[size + LONGEST_INTEGER];
    }

    /** Takes another recording, and forgets the one before. */
    void open(RecordingSource newSource) {
        source = newSource;
        base = 0;
        position = 0;
        filled = 0;
        limit = 0;
        bound = 0;
    }

    /** Forgets the recording. */
    void close() {
        open(NOTHING);
    }

    /** Goes to an offset of the recording; nothing at or behind the bound will be read. */
    void seek(long offset, long newBound) {
        bound = newBound;
        seek(offset);
        setLimit();
    }

    /** Goes to an offset of the recording, within the bound that was set before. */
    void seek(long offset) {
        long target = offset - base;
        if (target >= 0 && target <= limit) {
            position = (int) target;
        } else {
            base = offset;
            position = 0;
            filled = 0;
            limit = 0;
        }
    }

    /** The offset in the recording of the next byte. */
    long offset() {
        return base + position;
    }

    /** Has the next {@code count} bytes in the buffer, so that an index into it stays good while they are read. */
    void hold(int count) throws IOException {
        if (limit - position < count) {
            slide(count);
        }
    }

    /** The index in the buffer of the next byte. */
    int index() {
        return position;
    }

    /** Goes to an index in the buffer, which holds it. */
    void index(int index) {
        position = index;
    }

    byte[] bytes() {
        return bytes;
    }

    int readByte() throws IOException {
        // Behind it where a bound was set before the place that was reached: nothing there may be read either.
        if (position >= limit) {
            slide(1);
        }
        return bytes[position++];
    }

    void skip(long count) throws IOException {
        if (count < 0 || count > bound - offset()) {
            throw new DamagedException("a value reaches beyond its end");
        }
        seek(offset() + count);
    }

    /** An integer of up to 64 bits, seven bits a byte from the lowest on; a ninth byte gives all its eight. */
    long readLong() throws IOException {
        if (limit - position < LONGEST_INTEGER) {
            return readLongBytewise();
        }
        byte[] held = bytes;
        int at = position;
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            int next = held[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                position = at;
                return value;
            }
        }
        position = at + 1;
        return value | (held[at] & 0xFFL) << 56;
    }

    private long readLongBytewise() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            int next = readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return value | (readByte() & 0xFFL) << 56;
    }

    int readInt() throws IOException {
        return (int) readLong();
    }

    /** A count of things that take a byte each at least. */
    int readCount() throws IOException {
        long count = readLong();
        if (count < 0 || count > Integer.MAX_VALUE || count > bound - offset()) {
            throw new DamagedException("it counts " + count + " things in " + (bound - offset()) + " bytes");
        }
        return (int) count;
    }

    /** Big-endian bytes, as the chunk's header has them. */
    long readRaw(int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | readByte() & 0xFF;
        }
        return value;
    }

    private void slide(int wanted) throws IOException {
        if (wanted > bound - offset()) {
            throw new DamagedException("it ends within a value");
        }
        int rest = filled - position;
        byte[] target = wanted > capacity() ? new byte[wanted + LONGEST_INTEGER] : bytes;
        System.arraycopy(bytes, position, target, 0, rest);
        bytes = target;
        base += position;
        position = 0;
        filled = rest;
        while (filled < wanted) {
            // Not behind the bound: of a chain of small parts, each would cost a whole buffer.
            int most = (int) Math.min(capacity() - filled, bound - base - filled);
            int read = source.read(ByteBuffer.wrap(bytes, filled, most), base + filled);
            if (read <= 0) {
                throw new DamagedException("the file ends within it");
            }
            filled += read;
        }
        setLimit();
    }

    private int capacity() {
        return bytes.length - LONGEST_INTEGER;
    }

    private void setLimit() {
        limit = (int) Math.max(0, Math.min(filled, bound - base));
    }
}
