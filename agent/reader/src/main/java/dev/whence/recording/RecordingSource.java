package dev.whence.recording;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a recording, wherever they are: a file, an object in a store, an array. */
public interface RecordingSource {
    /** How many bytes there are. Asked once for each recording. */
    long size() throws IOException;

    /**
     * Reads bytes at a position, as many as it likes up to what remains in the target.
     *
     * @return how many bytes were read; none or a negative number at the end
     */
    int read(ByteBuffer target, long position) throws IOException;
}
