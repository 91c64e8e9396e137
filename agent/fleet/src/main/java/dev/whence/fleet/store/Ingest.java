package dev.whence.fleet.store;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.extract.Extracted;
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
import java.util.function.Consumer;

/** Takes recordings into a store: each chunk once, in whichever and however many files it is. */
public final class Ingest implements Closeable {
    private final FactStore store;
    private final RecordingReader reader = new RecordingReader();
    private final ChunkExtraction extraction;
    private final Consumer<String> complaints;
    private final KnownChunks known;
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
        String name = file.toAbsolutePath().normalize().toString();
        FileSource source;
        try {
            source = FileSource.open(file);
        } catch (IOException e) {
            damaged(file, name, 0, "it cannot be read");
            return;
        }
        try (source) {
            Chunks chunks = reader.chunks(source);
            for (Chunk chunk : chunks.complete()) {
                take(file, name, source, chunk);
            }
            if (chunks.complaint() != null) {
                damaged(file, name, source.size(), chunks.complaint());
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

    private void take(Path file, String name, FileSource source, Chunk chunk) throws IOException {
        if (isKnown(name, source, chunk)) {
            repeated++;
            return;
        }
        added++;
        Extracted extracted = extraction.extract(source, chunk, name, batch);
        known.add(chunk.info(), name, extracted.instance(), extracted.complaint() == null);
        if (extracted.complaint() != null) {
            damaged++;
            complaints.accept(file + ": " + extracted.complaint());
        }
    }

    private boolean isKnown(String name, FileSource source, Chunk chunk) throws IOException {
        if (!known.has(chunk.info())) {
            return false;
        }
        if (known.has(chunk.info(), name)) {
            return true;
        }
        String instance = extraction.instance(source, chunk);
        // A damaged chunk that does not say whose it is, is taken for a copy rather than counted twice.
        return instance == null || known.hasOf(chunk.info(), instance);
    }

    /** What stands in a file and is no complete chunk: one row, however often the file comes. */
    private void damaged(Path file, String name, long size, String complaint) throws IOException {
        damaged++;
        complaints.accept(file + ": " + complaint);
        String identity = "file:" + name + ":" + size;
        if (known.addFile(identity)) {
            String hour = Fact.hour(
                    Files.exists(file)
                            ? 1_000_000 * Files.getLastModifiedTime(file).toMillis()
                            : 0);
            batch.accept(new Fact(Kind.RECORDING, hour)
                    .set(Column.CHUNK, identity)
                    .set(Column.FILE, name)
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
