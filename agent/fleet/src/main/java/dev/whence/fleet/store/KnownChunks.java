package dev.whence.fleet.store;

import dev.whence.recording.ChunkInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store has already: chunks, by their headers, and files that are none.
 *
 * <p>Of two chunks with equal headers, those of one instance are copies, and those of two instances are not. Which instance
 * it is stands inside a chunk, so that it is read only where a header is met again in another file.
 */
final class KnownChunks {
    private final Map<ChunkInfo, List<Copy>> chunks = new HashMap<>();
    private final Map<String, String> instances = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    /**
     * One of the chunks with the same header.
     *
     * @param instance empty where it does not say
     * @param file the hash code of its file's path
     * @param vague whether it is damaged and does not say of which instance it is
     */
    private record Copy(String instance, int file, boolean vague) {}

    /** @param identity as {@code ChunkExtraction.identity} gives it, or of a file without a chunk */
    void add(String identity, String file, String instance, boolean complete) {
        ChunkInfo chunk = chunk(identity);
        if (chunk == null) {
            files.add(identity);
        } else {
            add(chunk, file, instance, complete);
        }
    }

    void add(ChunkInfo chunk, String file, String instance, boolean complete) {
        List<Copy> copies = chunks.getOrDefault(chunk, List.of());
        Copy copy = new Copy(
                instances.computeIfAbsent(instance, same -> same), file.hashCode(), !complete && instance.isEmpty());
        if (copies.isEmpty()) {
            // One list of one element for each of a million chunks: as small as can be.
            chunks.put(chunk, List.of(copy));
        } else if (!copies.contains(copy)) {
            List<Copy> more = new ArrayList<>(copies);
            more.add(copy);
            chunks.put(chunk, more);
        }
    }

    /** Whether a chunk with this header is known, of whichever instance. */
    boolean has(ChunkInfo chunk) {
        return chunks.containsKey(chunk);
    }

    /** Whether it was taken from this file. */
    boolean has(ChunkInfo chunk, String file) {
        return chunks.getOrDefault(chunk, List.of()).stream().anyMatch(copy -> copy.file() == file.hashCode());
    }

    /** Whether it is known of this instance, or of one that could not be read. */
    boolean hasOf(ChunkInfo chunk, String instance) {
        return chunks.getOrDefault(chunk, List.of()).stream()
                .anyMatch(copy -> copy.vague() || copy.instance().equals(instance));
    }

    /** Adds a file that is no recording, and says whether it is new. */
    boolean addFile(String identity) {
        return files.add(identity);
    }

    /** The header that an identity begins with; null where it is of a file. */
    private static @Nullable ChunkInfo chunk(String identity) {
        String[] parts = identity.split("-", 5);
        try {
            return parts.length < 4
                    ? null
                    : new ChunkInfo(
                            Long.parseLong(parts[0]),
                            Long.parseLong(parts[2]),
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[3]));
        } catch (NumberFormatException ofAFile) {
            return null;
        }
    }
}
