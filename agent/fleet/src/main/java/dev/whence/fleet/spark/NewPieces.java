package dev.whence.fleet.spark;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.store.KnownChunks;
import dev.whence.recording.RecordingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Of the pieces with one header and what the store has of that header: those that are new. A chunk is read, for its
 * instance, only where its header is there more than once.
 */
final class NewPieces implements FlatMapFunction<Tuple2<String, Tuple2<Iterable<Piece>, Iterable<Row>>>, Piece> {
    private static final long serialVersionUID = 1;

    private final Broadcast<SerializableConfiguration> configuration;

    NewPieces(Broadcast<SerializableConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public Iterator<Piece> call(Tuple2<String, Tuple2<Iterable<Piece>, Iterable<Row>>> header) throws IOException {
        KnownChunks known = new KnownChunks();
        for (Row row : header._2()._2()) {
            known.add(row.getString(0), row.getString(1), row.getString(2), row.getBoolean(3));
        }
        return fresh(header._2()._1(), known, this::instance).iterator();
    }

    /** Reads which instance recorded a piece. */
    interface Instances {
        /** Empty where the chunk does not say; null where it is damaged and does not say. */
        @Nullable
        String of(Piece piece) throws IOException;
    }

    /**
     * The pieces that are new, in the order of the listing.
     *
     * @param found those with one header
     * @param known what the store has of that header
     */
    static List<Piece> fresh(Iterable<Piece> found, KnownChunks known, Instances instances) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        found.forEach(pieces::add);
        pieces.sort(Piece.ORDER);
        List<Piece> fresh = new ArrayList<>();
        for (Piece piece : pieces) {
            if (isNew(piece, known, pieces.size() > 1, instances)) {
                fresh.add(piece);
            }
        }
        return fresh;
    }

    private static boolean isNew(Piece piece, KnownChunks known, boolean others, Instances instances)
            throws IOException {
        if (!piece.isChunk()) {
            return known.addFile(piece.header());
        }
        String file = piece.file().name();
        if (known.has(piece.chunk().info(), file, () -> instances.of(piece))) {
            return false;
        }
        if (others) {
            String instance = instances.of(piece);
            known.add(piece.chunk().info(), file, instance == null ? "" : instance, instance != null);
        }
        return true;
    }

    private @Nullable String instance(Piece piece) throws IOException {
        Configuration hadoop = configuration.value().value();
        try (HadoopSource source = piece.file().open(hadoop)) {
            return new ChunkExtraction(new RecordingReader(), false).instance(source, piece.chunk());
        }
    }
}
