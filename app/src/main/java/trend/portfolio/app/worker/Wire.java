package trend.portfolio.app.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import trend.analysis.Month;

/**
 * The letters in which the application and its workers write to each other: text, months and maps in binary form.
 *
 * <p>Numbers go as their bits. So a worker needs no parser, and its figures arrive as they were computed.
 */
final class Wire {

    /** Begins each direction, so that another stream than a worker's is noticed at once. */
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

    static void writeMonth(DataOutputStream out, Month month) throws IOException {
        out.writeInt(month.year());
        out.writeByte(month.ofYear());
    }

    static Month readMonth(DataInputStream in) throws IOException {
        return Month.of(in.readInt(), in.readByte());
    }

    static void writeNumbers(DataOutputStream out, Map<String, Double> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (Map.Entry<String, Double> entry : numbers.entrySet()) {
            writeText(out, entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    /** In the order in which they were written. */
    static Map<String, Double> readNumbers(DataInputStream in) throws IOException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int left = readCount(in); left > 0; left--) {
            String name = readText(in);
            numbers.put(name, in.readDouble());
        }
        return numbers;
    }

    /** A length, refused where it can be none: nothing is allocated on a stranger's word. */
    static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new NotTheProtocolException("a length of " + count);
        }
        return count;
    }
}
