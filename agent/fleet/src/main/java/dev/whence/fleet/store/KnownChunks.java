package dev.whence.fleet.store;

import dev.whence.recording.ChunkInfo;
import java.io.IOException;
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
public final class KnownChunks {
    /** Reads which instance recorded a chunk. */
    public interface InstanceReader {
        /** Empty where the chunk does not say; null where it is damaged and does not say. */
        @Nullable
        String instance() throws IOException;
    }

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
    public void add(String identity, String file, String instance, boolean complete) {
        ChunkInfo chunk = chunk(identity);
        if (chunk == null) {
            files.add(identity);
        } else {
            add(chunk, file, instance, complete);
        }
    }

    public void add(ChunkInfo chunk, String file, String instance, boolean complete) {
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

    /**
     * Whether a chunk is there already.
     *
     * @param reader asked where a chunk with this header is known of another file
     * @throws IOException if the instance cannot be read
     */
    public boolean has(ChunkInfo chunk, String file, InstanceReader reader) throws IOException {
        List<Copy> copies = chunks.getOrDefault(chunk, List.of());
        if (copies.isEmpty()) {
            return false;
        }
        if (copies.stream().anyMatch(copy -> copy.file() == file.hashCode())) {
            return true;
        }
        String instance = reader.instance();
        // A damaged chunk that does not say whose it is, is taken for a copy rather than counted twice.
        return instance == null
                || copies.stream()
                        .anyMatch(copy -> copy.vague() || copy.instance().equals(instance));
    }

    /** Adds a file that is no recording, and says whether it is new. */
    public boolean addFile(String identity) {
        return files.add(identity);
    }

    /** The header that an identity begins with; null where it is of a file. */
    public static @Nullable ChunkInfo chunk(String identity) {
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
