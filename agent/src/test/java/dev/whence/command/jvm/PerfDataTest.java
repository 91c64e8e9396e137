package dev.whence.command.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfDataTest {
    private static final int PROLOGUE = 32;
    private static final int HEADER = 20;

    @TempDir
    private Path folder;

    @Test
    void readsTexts() throws IOException {
        PerfData data = read(file(ByteOrder.LITTLE_ENDIAN, "sun.rt.javaCommand", "a.Main one two"));

        assertThat(data.text("sun.rt.javaCommand")).isEqualTo("a.Main one two");
        assertThat(data.text("sun.rt.other")).isEmpty();
    }

    @Test
    void readsEitherOrderOfBytes() throws IOException {
        assertThat(read(file(ByteOrder.BIG_ENDIAN, "x", "y")).text("x")).isEqualTo("y");
    }

    @Test
    void holdsNothingOfAForeignOrTruncatedFile() throws IOException {
        byte[] whole = file(ByteOrder.LITTLE_ENDIAN, "x", "y");
        byte[] foreign = whole.clone();
        foreign[0] = 0;
        byte[] laterVersion = whole.clone();
        laterVersion[5] = 3;
        byte[] endless = whole.clone();
        Arrays.fill(endless, PROLOGUE, PROLOGUE + 4, (byte) 0);

        assertThat(read(foreign).text("x")).isEmpty();
        assertThat(read(laterVersion).text("x")).isEmpty();
        assertThat(read(endless).text("x")).isEmpty();
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).text("x"))
                    .as("%d bytes of %d", length, whole.length)
                    .isEmpty();
        }
    }

    @Test
    void readsNumbers() throws IOException {
        assertThat(read(number("sun.gc.metaspace.capacity", 5L << 30)).number("sun.gc.metaspace.capacity"))
                .isEqualTo(5L << 30);
        assertThat(read(number("a", 1)).number("b")).isZero();
        assertThat(read(file(ByteOrder.LITTLE_ENDIAN, "a", "b")).number("a")).isZero();
    }

    @Test
    void tellsWhatIsLeftOfALimitedMetaspace() throws IOException {
        assertThat(room("-Xmx1g", 1)).isNull();
        assertThat(room("-XX:MaxMetaspaceSize=24m -cp x", 24L << 20)).isEqualTo(new MetaspaceRoom(0, 24L << 20));
        assertThat(room("-XX:MaxMetaspaceSize=1m -XX:MaxMetaspaceSize=7340032", 1L << 20))
                .isEqualTo(new MetaspaceRoom(6L << 20, 7L << 20));
        assertThat(room("-XX:MaxMetaspaceSize=1G", 2L << 30)).isEqualTo(new MetaspaceRoom(0, 1L << 30));
        assertThat(room("-Da=-XX:MaxMetaspaceSize=", 1)).isNull();
    }

    private @Nullable MetaspaceRoom room(String arguments, long capacity) throws IOException {
        byte[] texts = file(ByteOrder.LITTLE_ENDIAN, "java.rt.vmArgs", arguments);
        byte[] numbers = number("sun.gc.metaspace.capacity", capacity);
        ByteBuffer both =
                ByteBuffer.allocate(texts.length + numbers.length - PROLOGUE).order(ByteOrder.LITTLE_ENDIAN);
        both.put(texts).put(numbers, PROLOGUE, numbers.length - PROLOGUE).putInt(28, 2);
        return MetaspaceRoom.of(read(both.array()));
    }

    private PerfData read(byte[] bytes) throws IOException {
        return PerfData.read(Files.write(folder.resolve("1"), bytes));
    }

    /** One entry: header, name with its zero, value without one. */
    private static byte[] file(ByteOrder order, String name, String value) {
        byte[] names = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] values = value.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(PROLOGUE + HEADER + names.length + values.length);
        bytes.putInt(0xcafec0c0)
                .put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0))
                .put((byte) 2);
        bytes.order(order).putInt(24, PROLOGUE).putInt(28, 1).position(PROLOGUE);
        bytes.putInt(HEADER + names.length + values.length).putInt(HEADER).putInt(values.length);
        bytes.put((byte) 'B').put(new byte[3]).putInt(HEADER + names.length);
        return bytes.put(names).put(values).array();
    }

    /** One entry with a number. */
    private static byte[] number(String name, long value) {
        byte[] names = (name + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(PROLOGUE + HEADER + names.length + Long.BYTES);
        bytes.putInt(0xcafec0c0).put((byte) 1).put((byte) 2);
        bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(24, PROLOGUE).putInt(28, 1).position(PROLOGUE);
        bytes.putInt(bytes.capacity() - PROLOGUE).putInt(HEADER).putInt(0);
        bytes.put((byte) 'J').put(new byte[3]).putInt(HEADER + names.length);
        return bytes.put(names).putLong(value).array();
    }
}
