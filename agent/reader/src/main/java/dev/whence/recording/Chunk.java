package dev.whence.recording;

/**
 * A complete chunk of a recording: it can be read without the others.
 *
 * @param offset where it begins in its recording
 * @param info what identifies it
 */
public record Chunk(long offset, ChunkInfo info) {}
