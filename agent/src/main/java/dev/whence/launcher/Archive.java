package dev.whence.launcher;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP archive in memory, of which only the entries that are asked for are inflated: a command needs a third of them,
 * and {@code ZipInputStream} would inflate all (40 to 60 ms). Reads what the build writes: no ZIP64, no encryption.
 *
 * <p>Offsets and signatures are those of PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class Archive {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END_COUNT = 10;
    private static final int END_DIRECTORY = 16;
    private static final int HEADER_SIGNATURE = 0x02014b50;
    private static final int HEADER_SIZE = 46;
    private static final int HEADER_METHOD = 10;
    private static final int HEADER_PACKED = 20;
    private static final int HEADER_NAME = 28;
    private static final int HEADER_LOCAL = 42;
    private static final int LOCAL_SIZE = 30;
    private static final int LOCAL_NAME = 26;
    private static final int STORED = 0;

    private final byte[] bytes;
    private final ByteBuffer buffer;
    /** Where each file's header stands in the directory. */
    private final Map<String, Integer> headers;

    Archive(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = bytes.length - END_SIZE;
            if (end < 0 || buffer.getInt(end) != END_SIGNATURE) {
                throw new IOException("not a ZIP archive that ends without a comment");
            }
            int count = unsigned(end + END_COUNT);
            this.headers = new HashMap<>(2 * count);
            int at = buffer.getInt(end + END_DIRECTORY);
            for (int i = 0; i < count; i++) {
                at = header(at);
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException damaged) {
            throw new IOException("a damaged ZIP archive", damaged);
        }
    }

    /** An entry's content, or null where there is none of that name. */
    byte @Nullable [] entry(String name) {
        Integer header = headers.get(name);
        if (header == null) {
            return null;
        }
        int local = buffer.getInt(header + HEADER_LOCAL);
        int from = local + LOCAL_SIZE + unsigned(local + LOCAL_NAME) + unsigned(local + LOCAL_NAME + 2);
        int packed = buffer.getInt(header + HEADER_PACKED);
        byte[] content = new byte[buffer.getInt(header + HEADER_PACKED + 4)];
        if (unsigned(header + HEADER_METHOD) == STORED) {
            System.arraycopy(bytes, from, content, 0, content.length);
            return content;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, from, packed);
            int length = inflater.inflate(content);
            if (length != content.length) {
                throw new IllegalStateException(name + " in the jar of the agent is damaged");
            }
            return content;
        } catch (DataFormatException damaged) {
            throw new IllegalStateException(name + " in the jar of the agent is damaged", damaged);
        } finally {
            inflater.end();
        }
    }

    /** Takes up one header; gives where the next one begins. */
    private int header(int at) throws IOException {
        if (buffer.getInt(at) != HEADER_SIGNATURE) {
            throw new IOException("a damaged ZIP archive");
        }
        int length = unsigned(at + HEADER_NAME);
        headers.put(new String(bytes, at + HEADER_SIZE, length, StandardCharsets.UTF_8), at);
        return at + HEADER_SIZE + length + unsigned(at + HEADER_NAME + 2) + unsigned(at + HEADER_NAME + 4);
    }

    private int unsigned(int at) {
        return buffer.getShort(at) & 0xffff;
    }
}
