package dev.whence.fleet.extract;

import org.jspecify.annotations.Nullable;

/**
 * What became of a chunk.
 *
 * @param instance which instance recorded it; empty where it does not say
 * @param complaint what is wrong with it, as a clause for one line; null where it is sound
 */
public record Extracted(String instance, @Nullable String complaint) {}
