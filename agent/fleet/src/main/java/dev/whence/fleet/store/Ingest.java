package dev.whence.fleet.store;

import dev.whence.fleet.extract.ChunkExtraction;
import dev.whence.fleet.extract.DamagedFile;
import dev.whence.fleet.extract.Extracted;
import dev.whence.fleet.extract.LiveFile;
import dev.whence.recording.Chunk;
import dev.whence.recording.Chunks;
import dev.whence.recording.FileSource;
import dev.whence.recording.RecordingReader;
import dev.whence.recording.SmallHeap;
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
    private final SmallHeap heap = new SmallHeap();
    private FactBatch batch;

    private long files;
    private long added;
    private long repeated;
    private long damaged;
    private long live;

    /** @param complaints takes a line for each file or chunk that is not whole, or not yet */
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
            if (LiveFile.is(chunks, Files.getLastModifiedTime(file).toMillis(), System.currentTimeMillis())) {
                live++;
                complaints.accept(file + ": " + LiveFile.NOTE);
            } else if (chunks.complaint() != null) {
                damaged(file, name, source.size(), chunks.complaint());
            }
        }
        if (batch.isFull()) {
            commit();
        }
        heap.settle();
    }

    /** Makes what was taken visible. */
    public void commit() throws IOException {
        batch.commit();
        batch.close();
        batch = store.batch();
    }

    /** What was done so far. */
    public IngestCount count() {
        return new IngestCount(files, added, repeated, damaged, live);
    }

    @Override
    public void close() throws IOException {
        batch.close();
    }

    private void take(Path file, String name, FileSource source, Chunk chunk) throws IOException {
        if (known.has(chunk.info(), name, () -> extraction.instance(source, chunk))) {
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

    /** What stands in a file and is no complete chunk: one row, however often the file comes. */
    private void damaged(Path file, String name, long size, String complaint) throws IOException {
        damaged++;
        complaints.accept(file + ": " + complaint);
        String identity = DamagedFile.identity(name, size);
        if (known.addFile(identity)) {
            long modified = Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
            batch.accept(DamagedFile.fact(identity, name, size, modified, complaint));
        }
    }
}
