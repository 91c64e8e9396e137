package dev.whence.fleet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.store.KnownChunks;
import dev.whence.recording.Chunk;
import dev.whence.recording.ChunkInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NewPiecesTest {
    private static final ChunkInfo CHUNK = new ChunkInfo(1_000, 10, 7, 500);

    /** Of each file, which instance recorded it; null where the chunk does not say because it is damaged. */
    private final Map<String, @Nullable String> instances = new HashMap<>();

    private final List<String> read = new ArrayList<>();

    @Test
    void oneAloneIsNewAndNotRead() throws IOException {
        assertThat(fresh(List.of(piece(1, "a")))).containsExactly("a");
        assertThat(read).isEmpty();
    }

    @Test
    void copiesCountOnceInTheOrderOfTheListing() throws IOException {
        instances.putAll(Map.of("a", "i1", "b", "i1", "c", "i1"));
        assertThat(fresh(List.of(piece(3, "c"), piece(1, "a"), piece(2, "b")))).containsExactly("a");
    }

    @Test
    void twoInstancesAreTwoWithEqualHeaders() throws IOException {
        instances.putAll(Map.of("a", "i1", "b", "i2", "c", "i2"));
        assertThat(fresh(List.of(piece(1, "a"), piece(2, "b"), piece(3, "c")))).containsExactly("a", "b");
    }

    @Test
    void whatTheStoreHasIsNotNew() throws IOException {
        instances.putAll(Map.of("a", "i1", "b", "i2"));
        Stored stored = new Stored("a", "i1", true);
        // The same file is not read again; a copy of it elsewhere is, and another instance is new.
        assertThat(fresh(List.of(piece(1, "a")), stored)).isEmpty();
        assertThat(read).isEmpty();
        instances.put("copy", "i1");
        assertThat(fresh(List.of(piece(1, "copy")), stored)).isEmpty();
        assertThat(read).containsExactly("copy");
        assertThat(fresh(List.of(piece(1, "b")), stored)).containsExactly("b");
    }

    @Test
    void aDamagedOneThatDoesNotSayWhoseItIsIsACopy() throws IOException {
        instances.put("damaged", null);
        assertThat(fresh(List.of(piece(1, "damaged")), new Stored("a", "i1", true)))
                .isEmpty();
        instances.put("b", "i2");
        assertThat(fresh(List.of(piece(1, "b")), new Stored("a", "", false))).isEmpty();
    }

    @Test
    void whatIsNoChunkCountsOnce() throws IOException {
        Piece damaged = Piece.damaged("file:/x:7", file(1, "x"), 7, "not a flight recording");
        assertThat(fresh(List.of(damaged, damaged))).containsExactly("x");
        assertThat(fresh(List.of(damaged), new Stored("x", "", false, "file:/x:7")))
                .isEmpty();
        assertThat(read).isEmpty();
    }

    private List<String> fresh(List<Piece> found, Stored... stored) throws IOException {
        KnownChunks known = new KnownChunks();
        for (Stored each : stored) {
            known.add(each.chunk(), each.file(), each.instance(), each.complete());
        }
        read.clear();
        return NewPieces.fresh(found, known, piece -> {
                    read.add(piece.file().name());
                    return instances.get(piece.file().name());
                })
                .stream()
                .map(piece -> piece.file().name())
                .toList();
    }

    private static Piece piece(int number, String name) {
        return Piece.of(ChunkExtraction.header(CHUNK), file(number, name), new Chunk(0, CHUNK));
    }

    private static RecordingFile file(int number, String name) {
        return new RecordingFile(number, "file:/" + name, name, 500, 0);
    }

    /** A chunk in the store. */
    private record Stored(String file, String instance, boolean complete, String chunk) {
        Stored(String file, String instance, boolean complete) {
            this(file, instance, complete, ChunkExtraction.identity(CHUNK, instance));
        }
    }
}
