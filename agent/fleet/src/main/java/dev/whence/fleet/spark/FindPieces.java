package dev.whence.fleet.spark;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.extract.DamagedFile;
import dev.whence.fleet.extract.LiveFile;
import dev.whence.recording.Chunk;
import dev.whence.recording.Chunks;
import dev.whence.recording.RecordingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the headers of the chunks of files: of each file, what is in it. */
final class FindPieces implements FlatMapFunction<Iterator<RecordingFile>, Piece> {
    private static final long serialVersionUID = 1;

    private final Broadcast<SerializableConfiguration> configuration;

    FindPieces(Broadcast<SerializableConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public Iterator<Piece> call(Iterator<RecordingFile> files) throws IOException {
        RecordingReader reader = new RecordingReader();
        List<Piece> pieces = new ArrayList<>();
        while (files.hasNext()) {
            find(reader, files.next(), pieces);
        }
        return pieces.iterator();
    }

    private void find(RecordingReader reader, RecordingFile file, List<Piece> pieces) throws IOException {
        HadoopSource source;
        try {
            source = file.open(configuration.value().value());
        } catch (IOException e) {
            pieces.add(damaged(file, 0, "it cannot be read"));
            return;
        }
        try (source) {
            Chunks chunks = reader.chunks(source);
            for (Chunk chunk : chunks.complete()) {
                pieces.add(Piece.of(ChunkExtraction.header(chunk.info()), file, chunk));
            }
            String complaint = chunks.complaint();
            if (LiveFile.is(chunks, file.modified(), System.currentTimeMillis())) {
                pieces.add(Piece.live(DamagedFile.identity(file.name(), file.size()), file, LiveFile.NOTE));
            } else if (complaint != null) {
                pieces.add(damaged(file, file.size(), complaint));
            }
        }
    }

    private static Piece damaged(RecordingFile file, long size, String complaint) {
        return Piece.damaged(DamagedFile.identity(file.name(), size), file, size, complaint);
    }
}
