package dev.whence.report.jfr;

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

    private static final int LONGEST = 1 << 24;

    private Texts() {}

    /** A string that is written in place; one in the constant pool of strings is the caller's to find. */
    static @Nullable String read(Window window, int encoding) throws IOException {
        return switch (encoding) {
            case NULL -> null;
            case EMPTY -> "";
            case UTF8 -> new String(bytes(window), StandardCharsets.UTF_8);
            case LATIN1 -> new String(bytes(window), StandardCharsets.ISO_8859_1);
            case CHARS -> chars(window);
            default -> throw unknown(encoding);
        };
    }

    static void skip(Window window) throws IOException {
        int encoding = window.readByte();
        switch (encoding) {
            case NULL, EMPTY -> {}
            case POOLED -> window.readLong();
            case UTF8, LATIN1 -> window.skip(window.readCount());
            case CHARS -> {
                for (int left = window.readCount(); left > 0; left--) {
                    window.readLong();
                }
            }
            default -> throw unknown(encoding);
        }
    }

    private static byte[] bytes(Window window) throws IOException {
        byte[] bytes = new byte[length(window)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) window.readByte();
        }
        return bytes;
    }

    private static String chars(Window window) throws IOException {
        char[] chars = new char[length(window)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) window.readLong();
        }
        return new String(chars);
    }

    private static int length(Window window) throws IOException {
        int length = window.readCount();
        if (length > LONGEST) {
            throw new DamagedException("it has a string of " + length + " characters");
        }
        return length;
    }

    private static DamagedException unknown(int encoding) {
        return new DamagedException("a string has the unknown encoding " + encoding);
    }
}
