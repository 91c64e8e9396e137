package dev.whence.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and skips strings, which a recording writes in one of six encodings. */
final class Texts {
    static final int NULL = 0;
    static final int EMPTY = 1;
    static final int POOLED = 2;

    private static final int UTF8 = 3;
    private static final int CHARS = 4;
    private static final int LATIN1 = 5;

    /** Of a string that is read. One that is only skipped may be as long as its event. */
    private static final int LONGEST = 1 << 20;

    private Texts() {}

    /** A string that is written in place; one in the constant pool of strings is the caller's to find. */
    static @Nullable String read(SlidingBuffer buffer, int encoding) throws IOException {
        return switch (encoding) {
            case NULL -> null;
            case EMPTY -> "";
            case UTF8 -> new String(bytes(buffer), StandardCharsets.UTF_8);
            case LATIN1 -> new String(bytes(buffer), StandardCharsets.ISO_8859_1);
            case CHARS -> chars(buffer);
            default -> throw unknown(encoding);
        };
    }

    static void skip(SlidingBuffer buffer) throws IOException {
        int encoding = buffer.readByte();
        switch (encoding) {
            case NULL, EMPTY -> {}
            case POOLED -> buffer.readLong();
            case UTF8, LATIN1 -> buffer.skip(buffer.readCount());
            case CHARS -> {
                for (int left = buffer.readCount(); left > 0; left--) {
                    buffer.readLong();
                }
            }
            default -> throw unknown(encoding);
        }
    }

    private static byte[] bytes(SlidingBuffer buffer) throws IOException {
        byte[] bytes = new byte[length(buffer)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) buffer.readByte();
        }
        return bytes;
    }

    private static String chars(SlidingBuffer buffer) throws IOException {
        char[] chars = new char[length(buffer)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) buffer.readLong();
        }
        return new String(chars);
    }

    private static int length(SlidingBuffer buffer) throws IOException {
        int length = buffer.readCount();
        if (length > LONGEST) {
            throw new DamagedException("it has a string of " + length + " characters");
        }
        return length;
    }

    private static DamagedException unknown(int encoding) {
        return new DamagedException("a string has the unknown encoding " + encoding);
    }
}
