package dev.whence.recording;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The strings of a chunk's description of types. Most are labels that nobody asks for, so only where each stands is kept, and
 * one is read when it is asked for. The buffer has to hold the description meanwhile. It serves one chunk after the other.
 */
final class Words {
    private static final int FIRST_CAPACITY = 1 << 14;

    /** Indices in the buffer; one more than there are words. */
    private int[] starts = new int[FIRST_CAPACITY + 1];

    private @Nullable String[] known = new String[FIRST_CAPACITY];
    private int count;

    /** Takes the strings at the buffer, and steps over them. */
    void read(SlidingBuffer buffer, int newCount) throws IOException {
        Arrays.fill(known, 0, count, null);
        count = 0;
        if (newCount > known.length) {
            known = new String[newCount];
            starts = new int[newCount + 1];
        }
        for (int i = 0; i < newCount; i++) {
            starts[i] = buffer.index();
            Texts.skip(buffer);
        }
        starts[newCount] = buffer.index();
        count = newCount;
    }

    /** The number of a word, at the buffer. */
    int readNumber(SlidingBuffer buffer) throws IOException {
        long number = buffer.readLong();
        if (number < 0 || number >= count) {
            throw new DamagedException("its description of types names a string that is not there");
        }
        return (int) number;
    }

    /** A word; the buffer stays where it is. */
    String text(SlidingBuffer buffer, int number) throws IOException {
        String text = known[number];
        if (text == null) {
            int index = buffer.index();
            buffer.index(starts[number]);
            int encoding = buffer.readByte();
            String read = encoding == Texts.POOLED ? null : Texts.read(buffer, encoding);
            text = read == null ? "" : read;
            known[number] = text;
            buffer.index(index);
        }
        return text;
    }

    /** How many bytes a word takes. */
    int size(int number) {
        return starts[number + 1] - starts[number];
    }
}
