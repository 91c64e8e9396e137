package dev.whence.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the complete chunks of recordings, and of them the events that a visitor wants.
 *
 * <p>Memory does not grow with the recording, nor with what it claims to hold: a buffer of 1 MB slides over it, and of a
 * chunk's constant pools only the places of strings and classes are kept until the next. A chunk that describes no wanted
 * event is read no further. The work grows with the recording's bytes, whatever refers to what in it.
 *
 * <p>One reader reads one recording at a time, and keeps its buffers for the next.
 */
public final class RecordingReader {
    private static final int EVENTS_BUFFER = 1 << 20;
    private static final int GZIP = 0x1F8B;
    /** A longer one is damage, and must not be given memory. */
    private static final int LONGEST_EVENT = 1 << 22;
    /** A recorder's chunks are 12 MB, and rarely below 200 kB. */
    private static final int MOST_CHUNKS = 100_000;
    /** Event types of wanted names in one chunk: several classes may have one name. */
    private static final int MOST_TYPES = 64;

    private final SlidingBuffer events = new SlidingBuffer(EVENTS_BUFFER);
    private final Descriptions descriptions = new Descriptions();
    private final ConstantPools pools = new ConstantPools();
    private final StringCache strings = new StringCache();

    /**
     * Reads one file.
     *
     * @throws IOException if the file cannot be opened or read; what is wrong inside it is in the answer
     */
    public Reading read(Path path, RecordingVisitor visitor) throws IOException {
        try (FileSource source = FileSource.open(path)) {
            return read(source, visitor);
        }
    }

    /**
     * Reads all chunks of a recording.
     *
     * @throws IOException if the source cannot be read; what is wrong inside the recording is in the answer
     */
    public Reading read(RecordingSource source, RecordingVisitor visitor) throws IOException {
        try {
            open(source);
            Progress progress = new Progress(visitor);
            progress.readAll(source.size());
            return progress.reading();
        } finally {
            close();
        }
    }

    /**
     * Reads one chunk of a recording by itself.
     *
     * @throws IOException if the source cannot be read; what is wrong inside the chunk is in the answer
     */
    public Reading read(RecordingSource source, Chunk chunk, RecordingVisitor visitor) throws IOException {
        try {
            open(source);
            Progress progress = new Progress(visitor);
            progress.readOne(chunk.offset(), source.size());
            return progress.reading();
        } finally {
            close();
        }
    }

    /**
     * Finds the chunks of a recording, by their headers alone.
     *
     * @throws IOException if the source cannot be read; what is wrong inside the recording is in the answer
     */
    public Chunks chunks(RecordingSource source) throws IOException {
        List<Chunk> found = new ArrayList<>();
        try {
            open(source);
            long size = source.size();
            String foreign = foreign(size);
            if (foreign != null) {
                return new Chunks(found, foreign, false);
            }
            for (long offset = 0; offset < size; ) {
                if (found.size() == MOST_CHUNKS) {
                    return new Chunks(found, tooMany(), false);
                }
                ChunkHeader chunk;
                try {
                    chunk = ChunkHeader.read(events, offset, size);
                } catch (DamagedException e) {
                    return new Chunks(
                            found, place(found.size() + 1, offset) + e.getMessage(), e instanceof UnfinishedException);
                }
                found.add(new Chunk(offset, chunk.info()));
                offset = chunk.end();
            }
            return new Chunks(found, null, false);
        } finally {
            close();
        }
    }

    private void open(RecordingSource source) {
        events.open(source);
        descriptions.open(source);
        pools.open(source);
    }

    private void close() {
        events.close();
        descriptions.close();
        pools.close();
    }

    /** Why it is not a recording at all; null where it begins as one. */
    private @Nullable String foreign(long size) throws IOException {
        if (size == 0) {
            return "the file is empty";
        }
        try {
            events.seek(0, size);
            if (size >= 2 && events.readRaw(2) == GZIP) {
                return "the file is compressed: unpack it first (gunzip)";
            }
            events.seek(0, size);
            for (int i = 0; i < Math.min(4, size); i++) {
                if ((byte) events.readByte() != (byte) (ChunkHeader.MAGIC >>> 24 - 8 * i)) {
                    return "not a flight recording";
                }
            }
            return null;
        } catch (DamagedException e) {
            return "the file ends before its size says";
        }
    }

    private static String place(int number, long offset) {
        return "chunk " + number + " (at byte " + offset + ") is incomplete or damaged: ";
    }

    private static String tooMany() {
        return "it has more than " + MOST_CHUNKS + " chunks; reported: the first " + MOST_CHUNKS;
    }

    /** How far one recording was read. */
    private final class Progress {
        private final RecordingVisitor visitor;
        private final Set<String> described = new TreeSet<>();
        private int chunks;
        private final Complaints complaints = new Complaints();

        Progress(RecordingVisitor visitor) {
            this.visitor = visitor;
        }

        Reading reading() {
            return new Reading(chunks, described, complaints.lines());
        }

        void readAll(long size) throws IOException {
            String foreign = foreign(size);
            if (foreign != null) {
                complaints.damaged(foreign);
                return;
            }
            for (long offset = 0; offset < size; ) {
                if (chunks == MOST_CHUNKS) {
                    complaints.damaged(tooMany());
                    return;
                }
                offset = readOne(offset, size);
            }
        }

        /** Reads the chunk at an offset, and gives the next one's. */
        long readOne(long offset, long size) throws IOException {
            ChunkHeader chunk;
            try {
                chunk = ChunkHeader.read(events, offset, size);
            } catch (DamagedException e) {
                complaints.damaged(place(chunks + 1, offset) + e.getMessage() + "; reported: " + before());
                return size;
            }
            long before = complaints.count();
            try {
                if (visitor.begin(chunk.info())) {
                    read(chunk);
                }
            } catch (DamagedException e) {
                complaints.damaged(place(chunks + 1, offset) + e.getMessage() + "; reported: what could be read");
            } finally {
                if (complaints.count() > before) {
                    visitor.damaged(chunk.info());
                }
                visitor.end();
            }
            chunks++;
            return chunk.end();
        }

        private void read(ChunkHeader chunk) throws IOException {
            Metadata metadata = descriptions.read(chunk);
            Map<String, EventSink> sinks = visitor.sinks();
            List<Type> wanted = new ArrayList<>();
            for (Type type : metadata.types()) {
                if (sinks.containsKey(type.name())) {
                    wanted.add(type);
                    described.add(type.name());
                }
            }
            if (wanted.isEmpty()) {
                return;
            }
            if (wanted.size() > MOST_TYPES) {
                throw new DamagedException("it describes " + wanted.size() + " types of the same few names");
            }
            pools.read(chunk, metadata);
            List<Decoder> decoders = new ArrayList<>();
            for (Type type : wanted) {
                EventSink sink = sinks.get(type.name());
                if (sink != null) {
                    List<String> fields = sink.fields();
                    Row row = new Row(events, pools, strings, fields.size());
                    decoders.add(new Decoder(chunk.clock(), events, type, sink, fields, row));
                }
            }
            readEvents(chunk, decoders);
        }

        private void readEvents(ChunkHeader chunk, List<Decoder> wanted) throws IOException {
            long end = chunk.end();
            long offset = chunk.offset() + ChunkHeader.SIZE;
            events.seek(offset, end);
            Decoder[] decoders = wanted.toArray(new Decoder[0]);
            while (offset < end) {
                long length = events.readLong();
                if (length <= 0 || length > end - offset) {
                    throw new DamagedException("an event claims " + length + " bytes");
                }
                long type = events.readLong();
                Decoder decoder = find(decoders, type);
                if (decoder != null) {
                    if (length > LONGEST_EVENT) {
                        throw new DamagedException("an event claims " + length + " bytes");
                    }
                    long behind = offset + length;
                    int left = (int) (behind - events.offset());
                    if (left < 0) {
                        throw new DamagedException("an event is longer than it says");
                    }
                    events.hold(left);
                    String impossible = decoder.decode(behind);
                    if (impossible != null) {
                        complaints.rejected(decoder.typeName() + " at byte " + offset + ": " + impossible);
                    }
                }
                offset += length;
                events.seek(offset);
            }
        }

        private String before() {
            return switch (chunks) {
                case 0 -> "nothing, no chunk before it";
                case 1 -> "the complete chunk before it";
                default -> "the " + chunks + " complete chunks before it";
            };
        }
    }

    /**
     * They are a handful: looking at each is quicker than a map, and makes no object of the number. Each that is found moves
     * a place to the front: the frequent ones are found first.
     */
    private static @Nullable Decoder find(Decoder[] decoders, long type) {
        for (int i = 0; i < decoders.length; i++) {
            Decoder decoder = decoders[i];
            if (decoder.typeId() == type) {
                if (i > 0) {
                    decoders[i] = decoders[i - 1];
                    decoders[i - 1] = decoder;
                }
                return decoder;
            }
        }
        return null;
    }
}
