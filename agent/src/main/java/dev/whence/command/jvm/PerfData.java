package dev.whence.command.jvm;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts and numbers in the file in which a HotSpot JVM describes itself ({@code hsperfdata_USER/PID}): to read it does not
 * touch the JVM.
 *
 * <p>The layout is that of version 2: a prologue of 32 bytes, then entries of a header, a name and a value. What is not
 * of that form holds nothing.
 */
final class PerfData {
    private static final int MAGIC = 0xcafec0c0;
    private static final int VERSION = 2;
    private static final int ENTRY_HEADER = 20;
    private static final long LARGEST = 8L << 20;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    private PerfData() {}

    static PerfData read(Path file) throws IOException {
        PerfData data = new PerfData();
        File existing = file.toFile();
        if (existing.length() <= LARGEST) {
            try (FileInputStream in = new FileInputStream(existing)) {
                data.parse(ByteBuffer.wrap(in.readAllBytes()));
            } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException foreign) {
                data.texts.clear();
                data.numbers.clear();
            }
        }
        return data;
    }

    /** The text of this name; empty where there is none. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The number of this name; 0 where there is none. */
    long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    private void parse(ByteBuffer bytes) {
        if (bytes.getInt(0) != MAGIC || bytes.get(5) != VERSION) {
            return;
        }
        bytes.order(bytes.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int entry = bytes.getInt(24);
        int entries = bytes.getInt(28);
        for (int i = 0; i < entries; i++) {
            int length = bytes.getInt(entry);
            int elements = bytes.getInt(entry + 8);
            if (length < ENTRY_HEADER) {
                return;
            }
            if (elements > 0 && bytes.get(entry + 12) == 'B') {
                String name = text(bytes, entry + bytes.getInt(entry + 4), length);
                texts.put(name, text(bytes, entry + bytes.getInt(entry + 16), elements));
            }
            if (elements == 0 && bytes.get(entry + 12) == 'J') {
                String name = text(bytes, entry + bytes.getInt(entry + 4), length);
                numbers.put(name, bytes.getLong(entry + bytes.getInt(entry + 16)));
            }
            entry += length;
        }
    }

    /** Up to the first zero. */
    private static String text(ByteBuffer bytes, int from, int most) {
        int end = from;
        while (end < from + most && bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
