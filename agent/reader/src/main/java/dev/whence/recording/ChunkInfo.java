package dev.whence.recording;

/**
 * What identifies a chunk: two dumps of one running recording hold equal ones.
 *
 * @param startNanos since the epoch
 * @param durationNanos how long it was recorded into
 * @param startTicks its beginning on the recorder's clock
 * @param size bytes
 */
public record ChunkInfo(long startNanos, long durationNanos, long startTicks, long size) {}
