package dev.whence.fleet.store;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.fact.Column;
import dev.whence.fleet.fact.Fact;
import dev.whence.fleet.fact.Kind;
import dev.whence.recording.Chunk;
import dev.whence.recording.Chunks;
import dev.whence.recording.FileSource;
import dev.whence.recording.RecordingReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** Takes recordings into a store: each chunk once, in whichever and however many files it is. */
public final class Ingest implements Closeable {
    private final FactStore store;
    private final RecordingReader reader = new RecordingReader();
    private final ChunkExtraction extraction;
    private final Consumer<String> complaints;
    private final Set<String> known;
    private FactBatch batch;

    private long files;
    private long added;
    private long repeated;
    private long damaged;

    /** @param complaints takes a line for each file or chunk that is not whole */
    public Ingest(FactStore store, boolean withKeys, Consumer<String> complaints) throws IOException {
        this.store = store;
        this.extraction = new ChunkExtraction(reader, withKeys);
        this.complaints = complaints;
        this.known = store.chunks();
        this.batch = store.batch();
    }

    /** Takes one file. What is wrong inside it is counted and named. */
    public void take(Path file) throws IOException {
        files++;
        FileSource source;
        try {
            source = FileSource.open(file);
        } catch (IOException e) {
            damaged(file, 0, "it cannot be read");
            return;
        }
        try (source) {
            Chunks chunks = reader.chunks(source);
            for (Chunk chunk : chunks.complete()) {
                take(file, source, chunk);
            }
            if (chunks.complaint() != null) {
                damaged(file, source.size(), chunks.complaint());
            }
        }
        if (batch.isFull()) {
            commit();
        }
    }

    /** Makes what was taken visible. */
    public void commit() throws IOException {
        batch.commit();
        batch.close();
        batch = store.batch();
    }

    /** What was done, as a line. */
    public String summary() {
        return files + " files: " + added + " chunks added, " + repeated + " known already, " + damaged
                + " files or chunks not whole";
    }

    /** Files and chunks that are not whole, also those of which the store knew. */
    public long damaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        batch.close();
    }

    private void take(Path file, FileSource source, Chunk chunk) throws IOException {
        if (!known.add(ChunkExtraction.identity(chunk.info()))) {
            repeated++;
            return;
        }
        added++;
        String complaint = extraction.extract(source, chunk, file.toString(), batch);
        if (complaint != null) {
            damaged++;
            complaints.accept(file + ": " + complaint);
        }
    }

    /** What stands in a file and is no complete chunk: one row, however often the file comes. */
    private void damaged(Path file, long size, String complaint) throws IOException {
        damaged++;
        complaints.accept(file + ": " + complaint);
        String identity = "file:" + file.toAbsolutePath() + ":" + size;
        if (known.add(identity)) {
            String hour = Fact.hour(
                    Files.exists(file)
                            ? 1_000_000 * Files.getLastModifiedTime(file).toMillis()
                            : 0);
            batch.accept(new Fact(Kind.RECORDING, hour)
                    .set(Column.CHUNK, identity)
                    .set(Column.FILE, file.toString())
                    .set(Column.BYTES, size)
                    .set(Column.EVENTS, 0)
                    .set(Column.COMPLETE, false)
                    .set(Column.COMPLAINT, complaint)
                    .set(Column.SERVICE, "")
                    .set(Column.SERVICE_VERSION, "")
                    .set(Column.HOST, "")
                    .set(Column.INSTANCE, "")
                    .set(Column.JDK, ""));
        }
    }
}
