package dev.whence.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SlidingBufferTest {
    private static final int SIZE = 64;

    private final SlidingBuffer buffer = new SlidingBuffer(SIZE);

    SlidingBufferTest() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) i;
        }
        buffer.open(new RecordingSource() {
            @Override
            public long size() {
                return SIZE;
            }

            @Override
            public int read(ByteBuffer target, long position) {
                int count = (int) Math.min(target.remaining(), SIZE - position);
                target.put(bytes, (int) position, count);
                return count;
            }
        });
    }

    @Test
    void readsUpToItsBound() throws IOException {
        buffer.seek(0, 12);
        for (int i = 0; i < 12; i++) {
            assertEquals(i, buffer.readLong());
        }
        assertThrows(DamagedException.class, buffer::readLong);
    }

    /** As where a description of types is shorter than its own first numbers. */
    @Test
    void readsNothingWhereTheBoundIsBeforeItsPlace() throws IOException {
        buffer.seek(0, SIZE);
        for (int i = 0; i < 20; i++) {
            buffer.readLong();
        }
        buffer.seek(buffer.offset(), 8);

        assertThrows(DamagedException.class, buffer::readByte);
        assertThrows(DamagedException.class, buffer::readLong);
    }
}
