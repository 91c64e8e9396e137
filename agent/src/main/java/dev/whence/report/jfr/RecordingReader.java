package dev.whence.report.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the complete chunks of a recording, and of them the events that a visitor wants.
 *
 * <p>Memory does not grow with the file: a buffer of 1 MB slides over it, and of a chunk's constant pools only the places
 * of strings and classes are kept until the next. One that describes no wanted event is not read at all.
 */
public final class RecordingReader {
    private static final int EVENTS_BUFFER = 1 << 20;
    private static final int POOLS_BUFFER = 1 << 16;
    private static final int GZIP = 0x1F8B;
    /** No event of ours comes near; a longer one is damage, and must not be given memory. */
    private static final int LONGEST_EVENT = 1 << 24;

    private final StringCache strings = new StringCache();

    /**
     * Reads one file.
     *
     * @throws IOException if the file cannot be opened or read; what is wrong inside it is in the answer
     */
    public Reading read(Path path, RecordingVisitor visitor) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new File(file, visitor).read();
        }
    }

    private final class File {
        private final long size;
        private final RecordingVisitor visitor;
        private final SlidingBuffer events;
        private final SlidingBuffer pools;
        private final Set<String> described = new TreeSet<>();
        private final List<String> complaints = new ArrayList<>();
        private int chunks;
        private @Nullable Metadata last;

        File(FileChannel file, RecordingVisitor visitor) throws IOException {
            this.size = file.size();
            this.visitor = visitor;
            this.events = new SlidingBuffer(file, EVENTS_BUFFER);
            this.pools = new SlidingBuffer(file, POOLS_BUFFER);
        }

        Reading read() throws IOException {
            String foreign = foreign();
            if (foreign != null) {
                complaints.add(foreign);
                return new Reading(0, described, complaints);
            }
            long offset = 0;
            while (offset < size) {
                ChunkHeader chunk;
                try {
                    chunk = ChunkHeader.read(events, offset, size);
                } catch (DamagedException e) {
                    complaints.add(place(offset) + e.getMessage() + "; reported: " + before());
                    break;
                }
                try {
                    if (visitor.begin(new ChunkInfo(
                            chunk.startNanos(), chunk.durationNanos(), chunk.startTicks(), chunk.size()))) {
                        read(chunk);
                    }
                } catch (DamagedException e) {
                    complaints.add(place(offset) + e.getMessage() + "; reported: what could be read");
                } finally {
                    visitor.end();
                }
                chunks++;
                offset = chunk.end();
            }
            return new Reading(chunks, described, complaints);
        }

        private @Nullable String foreign() throws IOException {
            if (size == 0) {
                return "the file is empty";
            }
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
        }

        private void read(ChunkHeader chunk) throws IOException {
            Metadata metadata = Metadata.read(pools, chunk, last);
            last = metadata;
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
            ConstantPools constants = ConstantPools.read(pools, chunk, metadata);
            List<Decoder> decoders = new ArrayList<>();
            for (Type type : wanted) {
                EventSink sink = sinks.get(type.name());
                if (sink != null) {
                    List<String> fields = sink.fields();
                    Row row = new Row(events, constants, strings, fields.size());
                    decoders.add(new Decoder(chunk, events, type, sink, fields, row));
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
                    int left = (int) (offset + length - events.offset());
                    if (left > 0) {
                        events.hold(left);
                    }
                    decoder.decode(events.index() + left);
                }
                offset += length;
                events.seek(offset);
            }
        }

        /** They are a handful: looking at each is quicker than a map, and makes no object of the number. */
        private static @Nullable Decoder find(Decoder[] decoders, long type) {
            for (Decoder decoder : decoders) {
                if (decoder.type() == type) {
                    return decoder;
                }
            }
            return null;
        }

        private String place(long offset) {
            return "chunk " + (chunks + 1) + " (at byte " + offset + ") is incomplete or damaged: ";
        }

        private String before() {
            return switch (chunks) {
                case 0 -> "nothing, no chunk before it";
                case 1 -> "the complete chunk before it";
                default -> "the " + chunks + " complete chunks before it";
            };
        }
    }
}
