package dev.whence.recording;

import java.io.IOException;

/**
 * What a chunk says of itself in its first 68 bytes, all of it checked against the bytes that are there.
 *
 * @param offset where it begins in its recording
 * @param size bytes, its header included
 * @param pools offset in the recording of the last constant pools
 * @param metadata offset in the recording of the description of types
 * @param clock when it was recorded, and the recorder's clock
 */
record ChunkHeader(long offset, long size, long pools, long metadata, ChunkClock clock) {
    static final int SIZE = 68;
    static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;

    private static final int MAJOR = 2;
    private static final int COMPLETE = 0;
    private static final int COMPRESSED_INTEGERS = 1;

    static ChunkHeader read(SlidingBuffer buffer, long offset, long fileSize) throws IOException {
        if (fileSize - offset < SIZE) {
            throw new DamagedException("of its header of 68 bytes " + (fileSize - offset) + " are there");
        }
        buffer.seek(offset, fileSize);
        if ((int) buffer.readRaw(4) != MAGIC) {
            throw new DamagedException("it does not start as a chunk does");
        }
        int major = (int) buffer.readRaw(2);
        int minor = (int) buffer.readRaw(2);
        long size = buffer.readRaw(8);
        long pools = buffer.readRaw(8);
        long metadata = buffer.readRaw(8);
        ChunkClock clock = new ChunkClock(buffer.readRaw(8), buffer.readRaw(8), buffer.readRaw(8), buffer.readRaw(8));
        int state = (int) buffer.readRaw(1);
        int flags = (int) buffer.readRaw(3);
        if (major != MAJOR) {
            throw new DamagedException("its format is " + major + "." + minor + ", and only 2 is known");
        }
        // The state goes first: an unfinished chunk's size and positions are those of its last flush, or nothing.
        if (state != COMPLETE) {
            throw new UnfinishedException();
        }
        if (size > fileSize - offset) {
            throw new DamagedException("of its " + size + " bytes " + (fileSize - offset) + " are there");
        }
        boolean sound = size > SIZE
                && inside(pools, size)
                && inside(metadata, size)
                && clock.isSound()
                && (flags & COMPRESSED_INTEGERS) != 0;
        if (!sound) {
            throw new DamagedException("its header is inconsistent");
        }
        return new ChunkHeader(offset, size, offset + pools, offset + metadata, clock);
    }

    long end() {
        return offset + size;
    }

    ChunkInfo info() {
        return new ChunkInfo(clock.startNanos(), clock.durationNanos(), clock.startTicks(), size);
    }

    private static boolean inside(long position, long size) {
        return position >= SIZE && position < size;
    }
}
