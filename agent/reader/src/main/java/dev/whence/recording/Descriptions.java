package dev.whence.recording;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The descriptions of types that were read last. The JDK repeats one in each chunk, and recordings of one application's many
 * JVMs have few among them; to read one makes 500 kB of objects.
 */
final class Descriptions {
    /** Of their bytes, some 100 kB each; what they are made into takes up to ten times as much. */
    private static final int MOST_BYTES = 1 << 22;

    private static final int BUFFER = 1 << 16;

    private final SlidingBuffer buffer = new SlidingBuffer(BUFFER);
    private final Words words = new Words();
    /** The longest unused first. */
    private final Map<Key, Metadata> known = new LinkedHashMap<>(16, 0.75f, true);

    private int bytes;

    /** The bytes of a description, from an index on up to another. */
    private record Key(byte[] bytes, int from, int to, int hash) {
        static Key of(byte[] bytes, int from, int to) {
            CRC32 sum = new CRC32();
            sum.update(bytes, from, to - from);
            return new Key(bytes, from, to, (int) sum.getValue());
        }

        Key copy() {
            return new Key(Arrays.copyOfRange(bytes, from, to), 0, to - from, hash);
        }

        int length() {
            return to - from;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.hash == hash
                    && Arrays.equals(bytes, from, to, key.bytes, key.from, key.to);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    void open(RecordingSource source) {
        buffer.open(source);
    }

    void close() {
        buffer.close();
    }

    Metadata read(ChunkHeader chunk) throws IOException {
        int length = Metadata.seek(buffer, chunk);
        Key key = Key.of(buffer.bytes(), buffer.index(), buffer.index() + length);
        Metadata same = known.get(key);
        if (same != null) {
            return same;
        }
        Metadata metadata = Metadata.read(buffer, words);
        if (length <= MOST_BYTES) {
            forget(MOST_BYTES - length);
            known.put(key.copy(), metadata);
            bytes += length;
        }
        return metadata;
    }

    /** Forgets those unused for longest until the others take no more bytes than given. */
    private void forget(int most) {
        var longest = known.keySet().iterator();
        while (bytes > most) {
            bytes -= longest.next().length();
            longest.remove();
        }
    }
}
