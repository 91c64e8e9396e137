package trend.portfolio.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The letters in which the application and its workers write to each other: text, months and maps in binary form.
 *
 * <p>Numbers go as their bits. So a worker needs no parser, and its figures arrive as they were computed.
 */
final class Wire {

    /** Begins each direction, so that what is no worker's stream is told at once. */
    static final int GREETING = 0x7e4d_0001;

    private static final int MOST = 1 << 24;

    private Wire() {}

    static void greet(DataOutputStream out) throws IOException {
        out.writeInt(GREETING);
    }

    static void expectGreeting(DataInputStream in) throws IOException {
        if (in.readInt() != GREETING) {
            throw new NotTheProtocolException("it begins with something else");
        }
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = readCount(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void writeMonth(DataOutputStream out, YearMonth month) throws IOException {
        out.writeInt(month.getYear());
        out.writeByte(month.getMonthValue());
    }

    static YearMonth readMonth(DataInputStream in) throws IOException {
        return YearMonth.of(in.readInt(), in.readByte());
    }

    static <V> void writeMap(DataOutputStream out, Map<String, V> map, Writing<V> value) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, V> entry : map.entrySet()) {
            writeText(out, entry.getKey());
            value.write(out, entry.getValue());
        }
    }

    /** In the order in which it was written. */
    static <V> Map<String, V> readMap(DataInputStream in, Reading<V> value) throws IOException {
        int size = readCount(in);
        Map<String, V> map = new LinkedHashMap<>();
        for (int entry = 0; entry < size; entry++) {
            String key = readText(in);
            map.put(key, value.read(in));
        }
        return map;
    }

    /** A length, refused where it can be none: nothing is allocated on a stranger's word. */
    static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new NotTheProtocolException("a length of " + count);
        }
        return count;
    }

    /** Writes one value. */
    interface Writing<V> {
        void write(DataOutputStream out, V value) throws IOException;
    }

    /** Reads one value. */
    interface Reading<V> {
        V read(DataInputStream in) throws IOException;
    }
}
