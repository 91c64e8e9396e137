package dev.whence.fleet.spark;

import dev.whence.recording.Chunk;
import dev.whence.recording.ChunkInfo;
import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file: a complete chunk, or what stands behind the last of them and is none.
 *
 * @param header what it is told from others by; of what is no chunk, what identifies it in the store
 * @param offset where it begins
 * @param size bytes; of what is no chunk, of the whole file
 * @param complaint what is wrong, as a clause for one line; null for a complete chunk
 * @param live whether somebody still writes to it: then it is of a later ingest
 */
record Piece(
        String header,
        RecordingFile file,
        long offset,
        long size,
        long startNanos,
        long durationNanos,
        long startTicks,
        @Nullable String complaint,
        boolean live)
        implements Serializable {
    /** In the order of the listing, and in a file from its beginning. */
    static final Comparator<Piece> ORDER =
            Comparator.<Piece>comparingInt(piece -> piece.file().number()).thenComparingLong(Piece::offset);

    static Piece of(String header, RecordingFile file, Chunk chunk) {
        ChunkInfo info = chunk.info();
        return new Piece(
                header,
                file,
                chunk.offset(),
                info.size(),
                info.startNanos(),
                info.durationNanos(),
                info.startTicks(),
                null,
                false);
    }

    static Piece damaged(String header, RecordingFile file, long size, String complaint) {
        return new Piece(header, file, Long.MAX_VALUE, size, 0, 0, 0, complaint, false);
    }

    static Piece live(String header, RecordingFile file, String note) {
        return new Piece(header, file, Long.MAX_VALUE, file.size(), 0, 0, 0, note, true);
    }

    boolean isChunk() {
        return complaint == null;
    }

    Chunk chunk() {
        return new Chunk(offset, new ChunkInfo(startNanos, durationNanos, startTicks, size));
    }
}
