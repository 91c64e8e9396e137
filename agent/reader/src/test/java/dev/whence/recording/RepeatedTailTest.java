package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that repeat what the one before had, for a while, are read as the program wrote them. */
final class RepeatedTailTest {
    private static final List<String> FIELDS =
            List.of("id", "point", "path", "implementation", "candidates", "walked", "failure");

    @TempDir
    private Path folder;

    private final Random random = new Random(20261128);

    @Test
    void rowsAreWhatWasWritten() throws Exception {
        List<String> written = new ArrayList<>();
        Path recording = Recorded.by(folder.resolve("runs.jfr"), running -> {
            for (int run = 0; run < 3000; run++) {
                Recorded.Answered last = varied();
                for (int i = random.nextInt(40); i >= 0; i--) {
                    Recorded.Answered event = like(last);
                    event.id = written.size();
                    if (random.nextInt(20) == 0) {
                        event.candidates++;
                    }
                    event.commit();
                    written.add(text(event));
                }
                if (run % 1500 == 1499) {
                    Recorded.newChunk();
                }
            }
        });

        Rows always = new Rows(0);
        Rows sometimes = new Rows(3);
        new RecordingReader().read(recording, always);
        new RecordingReader().read(recording, sometimes);

        // The recorder writes buffers in an order of its own.
        assertThat(always.rows).hasSameSizeAs(written);
        assertThat(wrong(always, written)).isEmpty();
        assertThat(sometimes.rows).hasSizeBetween(written.size() / 6, written.size() / 2);
        assertThat(wrong(sometimes, written)).isEmpty();
    }

    /** Where the row holds a string by its place in the buffer, the place is another's once the buffer has slid. */
    @Test
    void aStringThatNobodyReadIsNotKept() throws Exception {
        byte[] event = {3, 1, 'a'};
        Row row = row(event);
        RepeatedTail tail = new RepeatedTail(row, new int[] {0}, 0);
        for (int i = 0; i < 100; i++) {
            assertThat(tail.repeats(event, 0, event.length)).as("event %s", i).isFalse();
            if (i == 0) {
                row.takeText(0);
            }
            tail.remember();
        }
    }

    @Test
    void aStringThatWasReadIsKept() throws Exception {
        byte[] event = {3, 1, 'a'};
        Row row = row(event);
        RepeatedTail tail = new RepeatedTail(row, new int[] {0}, 0);
        row.takeText(0);
        assertThat(row.text(0)).isEqualTo("a");
        int events = 0;
        while (!tail.repeats(event, 0, event.length)) {
            tail.remember();
            events++;
            assertThat(events).isLessThan(100);
        }
        assertThat(tail.repeats(new byte[] {3, 1, 'b'}, 0, event.length)).isFalse();
        assertThat(tail.repeats(event, 0, event.length))
                .as("after another one was read")
                .isFalse();
    }

    /** A row whose buffer holds an event. */
    private static Row row(byte[] event) throws IOException {
        SlidingBuffer buffer = new SlidingBuffer(event.length);
        buffer.open(new RecordingSource() {
            @Override
            public long size() {
                return event.length;
            }

            @Override
            public int read(ByteBuffer target, long position) {
                target.put(event);
                return event.length;
            }
        });
        buffer.seek(0, event.length);
        buffer.hold(event.length);
        return new Row(buffer, new ConstantPools(), new StringCache(), 1);
    }

    private static List<String> wrong(Rows read, List<String> written) {
        return read.rows.entrySet().stream()
                .filter(row -> !row.getValue().equals(written.get(row.getKey().intValue())))
                .map(row -> row.getValue() + " instead of "
                        + written.get(row.getKey().intValue()))
                .limit(5)
                .toList();
    }

    private Recorded.Answered varied() {
        Recorded.Answered event = new Recorded.Answered();
        event.point = pick("point", "another point", "", null, "x".repeat(120), "point " + random.nextInt());
        event.path = pick("path", null, "path " + random.nextInt(), "other path " + random.nextInt());
        event.implementation = random.nextBoolean() ? String.class : RepeatedTailTest.class;
        event.candidates = random.nextInt(3);
        event.walked = random.nextBoolean();
        event.failure = pick("failed", "a text that is long enough for the pool of strings", "größer", null, null);
        return event;
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static Recorded.Answered like(Recorded.Answered other) {
        Recorded.Answered event = new Recorded.Answered();
        event.point = other.point;
        event.path = other.path;
        event.implementation = other.implementation;
        event.candidates = other.candidates;
        event.walked = other.walked;
        event.failure = other.failure;
        return event;
    }

    private static String text(Recorded.Answered event) {
        return event.id + "|" + event.point + "|" + event.path + "|" + event.implementation.getName() + "|"
                + event.candidates + "|" + event.walked + "|" + event.failure;
    }

    /** Reads each event, or leaves some of their strings where they are. */
    private static final class Rows extends OneEvent {
        private final Map<Long, String> rows = new TreeMap<>();
        private final int leftOut;
        private final Random random = new Random(1);

        private Rows(int leftOut) {
            super("reader.Answered", FIELDS);
            this.leftOut = leftOut;
        }

        @Override
        public void accept(Row row) throws IOException {
            if (leftOut > 0 && random.nextInt(leftOut) > 0) {
                return;
            }
            rows.put(
                    row.number(0),
                    row.number(0) + "|" + row.text(1) + "|" + row.text(2) + "|"
                            + Objects.requireNonNull(row.className(3)).name() + "|" + row.number(4) + "|" + row.flag(5)
                            + "|"
                            + row.text(6));
        }
    }
}
