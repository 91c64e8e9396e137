package dev.whence.recording;

import java.util.Map;

/** Takes what a recording holds, chunk by chunk. */
public interface RecordingVisitor {
    /** Who takes which event, by the event's name. Asked at the beginning of each chunk that is read. */
    Map<String, EventSink> sinks();

    /** A complete chunk begins; false to pass it over. */
    boolean begin(ChunkInfo chunk);

    /**
     * The chunk that began last is damaged, or an event in it was rejected: what was read of it is not what the recorder wrote.
     * Comes before its end.
     */
    default void damaged(ChunkInfo chunk) {}

    /** The chunk has been read, or as much of it as was sound. */
    void end();
}
