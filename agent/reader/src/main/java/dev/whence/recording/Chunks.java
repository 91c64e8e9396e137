package dev.whence.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks that a recording begins with.
 *
 * @param complete those that are complete, in their order
 * @param complaint what stands behind the last of them and is not a complete chunk, as a clause for one line; null where
 *     there is nothing else
 * @param unfinished whether what stands there is a chunk whose JVM did not finish it: it still writes to it, or ended without
 */
public record Chunks(List<Chunk> complete, @Nullable String complaint, boolean unfinished) {}
