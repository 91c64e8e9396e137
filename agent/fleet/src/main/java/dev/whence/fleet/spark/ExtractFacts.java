package dev.whence.fleet.spark;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.extract.DamagedFile;
import dev.whence.recording.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** A task: the facts of some chunks, of which one at a time is in memory. */
final class ExtractFacts implements FlatMapFunction<ArrayList<Piece>, Row> {
    private static final long serialVersionUID = 1;

    private final Broadcast<SerializableConfiguration> configuration;
    private final boolean withKeys;

    ExtractFacts(Broadcast<SerializableConfiguration> configuration, boolean withKeys) {
        this.configuration = configuration;
        this.withKeys = withKeys;
    }

    @Override
    public Iterator<Row> call(ArrayList<Piece> pieces) {
        Rows rows = new Rows(pieces);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> rows.close());
        return rows;
    }

    private final class Rows implements Iterator<Row> {
        private final Iterator<Piece> pieces;
        private final Queue<Row> rows = new ArrayDeque<>();
        private final ChunkExtraction extraction = new ChunkExtraction(new RecordingReader(), withKeys);
        private @Nullable RecordingFile file;
        private @Nullable HadoopSource source;

        Rows(List<Piece> pieces) {
            this.pieces = pieces.iterator();
        }

        @Override
        public boolean hasNext() {
            while (rows.isEmpty() && pieces.hasNext()) {
                try {
                    take(pieces.next());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return !rows.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return rows.remove();
        }

        private void take(Piece piece) throws IOException {
            RecordingFile in = piece.file();
            if (piece.complaint() != null) {
                rows.add(FactRows.row(
                        DamagedFile.fact(piece.header(), in.name(), piece.size(), in.modified(), piece.complaint())));
                return;
            }
            extraction.extract(source(in), piece.chunk(), in.name(), fact -> rows.add(FactRows.row(fact)));
        }

        private HadoopSource source(RecordingFile wanted) throws IOException {
            HadoopSource open = source;
            if (open == null || !wanted.equals(file)) {
                close();
                open = wanted.open(configuration.value().value());
                source = open;
                file = wanted;
            }
            return open;
        }

        void close() {
            HadoopSource open = source;
            source = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
