package dev.whence.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what the JDK reads, and nothing from where the JDK could not. */
class RecordingReaderTest {
    private static final int CHUNKS = 4;
    private static final int PER_CHUNK = 60;
    private static final long SEED = 20261120L;

    @TempDir
    private static Path folder;

    private static Path recording;
    private static byte[] bytes;
    private static List<Long> chunkEnds;

    @BeforeAll
    static void recordEveryKindOfValue() throws Exception {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "pipeline",
                "a text that is long enough for the pool of strings",
                "größer",
                "漢字",
                "𝄞 beyond the plane",
                "x".repeat(400)));
        texts.add(null);
        Class<?> other = Recorded.anotherVersion(RecordingReaderTest.class, "patch");
        List<Class<?>> classes = new ArrayList<>(List.of(RecordingReaderTest.class, other, String.class, int[].class));
        classes.add(null);
        recording = Recorded.by(folder.resolve("every.jfr"), running -> {
            running.setSettings(Stream.of(
                            Configuration.getConfiguration("profile").getSettings(), running.getSettings())
                    .flatMap(settings -> settings.entrySet().stream())
                    .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b)));
            for (int i = 0; i < CHUNKS * PER_CHUNK; i++) {
                if (i > 0 && i % PER_CHUNK == 0) {
                    Recorded.newChunk();
                }
                Recorded.Answered event = new Recorded.Answered();
                event.begin();
                event.id = i % 2 == 0 ? i * 1_000_003L : -i;
                event.point = texts.get(i % texts.size());
                event.path = texts.get((i + 3) % texts.size());
                event.implementation = classes.get(i % classes.size());
                event.candidates = i - 5;
                event.walked = i % 3 == 0;
                event.failure = texts.get((i + 1) % texts.size());
                event.commit();
                new Recorded.Everything().commit();
            }
        });
        bytes = Files.readAllBytes(recording);
        chunkEnds = new ArrayList<>();
        for (long end = 0; end < bytes.length; ) {
            end += ByteBuffer.wrap(bytes).getLong((int) end + 8);
            chunkEnds.add(end);
        }
        assertThat(chunkEnds).hasSizeGreaterThanOrEqualTo(CHUNKS);
    }

    @Test
    void readsEachFieldAsTheJdkDoes() throws IOException {
        List<String> expected = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("reader.Answered")) {
                    starts.add(event.getStartTime().getEpochSecond() * 1_000_000_000L
                            + event.getStartTime().getNano());
                    expected.add(String.join(
                            "|",
                            String.valueOf(event.getDuration().toNanos()),
                            String.valueOf(event.getLong("id")),
                            event.getString("point"),
                            event.getString("path"),
                            named(event.getClass("implementation")),
                            String.valueOf(event.getInt("candidates")),
                            String.valueOf(event.getBoolean("walked")),
                            event.getString("failure")));
                }
            }
        }
        assertThat(expected).hasSize(CHUNKS * PER_CHUNK);

        Events events = new Events();
        Reading reading = new RecordingReader().read(recording, events);

        assertThat(reading.complaints()).isEmpty();
        assertThat(reading.chunks()).isEqualTo(chunkEnds.size());
        assertThat(reading.described()).containsExactly("reader.Answered");
        assertThat(events.rows).containsExactlyElementsOf(expected);
        // The JDK keeps the first chunk's clock for the others while their types are the same; it runs a little off.
        for (int i = 0; i < starts.size(); i++) {
            assertThat(events.starts.get(i)).isCloseTo(starts.get(i), within(1_000_000L));
        }
    }

    @Test
    void stopsWithTheLastCompleteChunkWhereverTheFileIsCut() throws IOException {
        List<Integer> perChunk = rowsPerChunk();
        Random random = new Random(SEED);
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            cuts.add(i);
            cuts.add(random.nextInt(bytes.length));
        }
        for (long end : chunkEnds) {
            for (int around = -3; around <= 70; around += around < 5 ? 1 : 13) {
                cuts.add((int) Math.min(bytes.length, end + around));
            }
        }
        Path cut = folder.resolve("cut.jfr");
        for (int length : cuts) {
            Files.write(cut, java.util.Arrays.copyOf(bytes, length));
            Events events = new Events();
            Reading reading = new RecordingReader().read(cut, events);

            int complete = (int) chunkEnds.stream().filter(end -> end <= length).count();
            boolean whole = length > 0 && (complete > 0 && chunkEnds.get(complete - 1) == length);
            assertThat(reading.chunks()).as("cut at %d", length).isEqualTo(complete);
            assertThat(reading.complaints()).as("cut at %d", length).hasSize(whole ? 0 : 1);
            assertThat(events.rows)
                    .as("cut at %d", length)
                    .hasSize(perChunk.subList(0, complete).stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        }
    }

    @Test
    void meetsDamageWithAComplaintAndNothingWorse() throws IOException {
        Random random = new Random(SEED);
        Path damaged = folder.resolve("damaged.jfr");
        int complained = 0;
        for (int i = 0; i < 300; i++) {
            byte[] copy = bytes.clone();
            int flips = 1 + random.nextInt(20);
            // Every other time near a chunk's beginning or end, where headers, types and constant pools stand.
            long near = chunkEnds.get(random.nextInt(chunkEnds.size()));
            for (int j = 0; j < flips; j++) {
                int at = i % 2 == 0
                        ? random.nextInt(copy.length)
                        : (int) Math.floorMod(near + random.nextInt(60_000) - 59_900, (long) copy.length);
                copy[at] = (byte) random.nextInt();
            }
            Files.write(damaged, copy);
            Reading reading = new RecordingReader().read(damaged, new Events());
            complained += reading.complaints().isEmpty() ? 0 : 1;
            assertThat(reading.complaints())
                    .allSatisfy(complaint -> assertThat(complaint).isNotBlank().doesNotContain("\n"));
        }
        assertThat(complained).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 255})
    void leavesOutAChunkThatItsJvmDidNotFinish(int state) throws IOException {
        byte[] copy = bytes.clone();
        int last = chunkEnds.get(chunkEnds.size() - 2).intValue();
        copy[last + 64] = (byte) state;
        Path unfinished = Files.write(folder.resolve("unfinished.jfr"), copy);

        Events events = new Events();
        Reading reading = new RecordingReader().read(unfinished, events);

        assertThat(reading.chunks()).isEqualTo(chunkEnds.size() - 1);
        assertThat(reading.complaints()).singleElement().asString().contains("did not finish", "byte " + last);
        assertThat(events.rows).isNotEmpty().hasSizeLessThan(CHUNKS * PER_CHUNK);
    }

    @Test
    void passesOverChunksThatTheVisitorDoesNotWant() throws IOException {
        Events events = new Events() {
            @Override
            public boolean begin(ChunkInfo chunk) {
                return false;
            }
        };
        Reading reading = new RecordingReader().read(recording, events);

        assertThat(reading.chunks()).isEqualTo(chunkEnds.size());
        assertThat(reading.complaints()).isEmpty();
        assertThat(events.rows).isEmpty();
    }

    /** Chunks repeat their description of types, which is then read once; one that differs is read anew. */
    @Test
    void readsEachChunkByItsOwnDescription() throws Exception {
        Path another = Recorded.by(folder.resolve("another.jfr"), running -> {
            CameLater event = new CameLater();
            event.point = "later";
            event.commit();
        });
        FlightRecorder.unregister(CameLater.class);
        Path both = folder.resolve("both.jfr");
        Files.write(both, bytes);
        Files.write(both, Files.readAllBytes(another), StandardOpenOption.APPEND);
        Files.write(both, bytes, StandardOpenOption.APPEND);

        assertThat(rows(both))
                .isEqualTo(Stream.of(recording, another, recording)
                        .flatMap(file -> rows(file).stream())
                        .toList());
        assertThat(rows(another)).singleElement().asString().contains("|later|");
    }

    /** A chunk is the part that a cluster gives to one task, and whatever reads it may give few bytes at once. */
    @Test
    void readsEachChunkByItselfFromWhereverItsBytesAre() throws IOException {
        RecordingReader reader = new RecordingReader();
        RecordingSource source = new Trickle(bytes, bytes.length);
        Chunks chunks = reader.chunks(source);

        List<String> rows = new ArrayList<>();
        for (Chunk chunk : chunks.complete()) {
            Events events = new Events();
            Reading reading = new RecordingReader().read(source, chunk, events);
            assertThat(reading.chunks()).isEqualTo(1);
            assertThat(reading.complaints()).isEmpty();
            rows.addAll(events.rows);
        }

        assertThat(rows).isEqualTo(rows(recording));
        assertThat(chunks.complaint()).isNull();
        assertThat(chunks.complete())
                .extracting(chunk -> chunk.offset() + chunk.info().size())
                .isEqualTo(chunkEnds);
        assertThat(chunks.complete()).extracting(Chunk::info).doesNotHaveDuplicates();
    }

    @Test
    void findsTheCompleteChunksOfWhatIsCutOrForeign() throws IOException {
        RecordingReader reader = new RecordingReader();
        int cut = chunkEnds.get(1).intValue() + 100;

        Chunks chunks = reader.chunks(new Trickle(bytes, cut));
        Chunks foreign = reader.chunks(new Trickle("no recording".getBytes(StandardCharsets.US_ASCII), 12));

        assertThat(chunks.complete()).hasSize(2);
        assertThat(chunks.complaint()).contains("chunk 3", "100 are there");
        assertThat(foreign.complete()).isEmpty();
        assertThat(foreign.complaint()).isEqualTo("not a flight recording");
    }

    /** A file may be cut while it is read. */
    @Test
    void endsWhereTheSourceEndsBeforeItsSize() throws IOException {
        int cut = chunkEnds.get(0).intValue() + 500;
        RecordingSource source = new Trickle(java.util.Arrays.copyOf(bytes, cut), bytes.length);

        Reading reading = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> new RecordingReader().read(source, new Events()));

        assertThat(reading.complaints()).singleElement().asString().contains("the file ends within it");
        assertThat(new RecordingReader()
                        .read(new Trickle(new byte[0], 100), new Events())
                        .complaints())
                .containsExactly("the file ends before its size says");
    }

    /** An event that its sink rejects is counted, and the others are read. */
    @Test
    void goesOnAfterARejectedEvent() throws IOException {
        List<ChunkInfo> damaged = new ArrayList<>();
        Events events = new Events() {
            @Override
            public void accept(Row row) throws IOException {
                super.accept(row);
                if (row.number(2) == -1) {
                    row.reject("its id is " + row.number(2));
                }
            }

            @Override
            public void damaged(ChunkInfo chunk) {
                damaged.add(chunk);
            }
        };

        Reading reading = new RecordingReader().read(recording, events);

        assertThat(events.rows).hasSize(CHUNKS * PER_CHUNK);
        assertThat(damaged).hasSize(1);
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .startsWith("an event has impossible values and is left out: reader.Answered at byte ")
                .endsWith(": its id is -1");
    }

    @Test
    void saysHowLongAStringIs() throws IOException {
        List<Boolean> longer = new ArrayList<>();
        new RecordingReader().read(recording, new Events() {
            @Override
            public void accept(Row row) throws IOException {
                String text = row.isLonger(3, 399) || row.isLonger(3, 400) ? row.text(3) : null;
                longer.add(text != null);
                assertThat(row.isLonger(3, 400)).isFalse();
                assertThat(row.isLonger(3, 399))
                        .isEqualTo(row.text(3) != null && row.text(3).length() == 400);
            }
        });

        assertThat(longer).contains(true, false);
    }

    /** Gives a few bytes at once, and nothing behind those that there are. */
    private record Trickle(byte[] bytes, long size) implements RecordingSource {
        private static final int MOST = 4_001;

        @Override
        public int read(ByteBuffer target, long position) {
            int count = (int) Math.min(Math.min(MOST, target.remaining()), Math.min(size, bytes.length) - position);
            if (count <= 0) {
                return -1;
            }
            target.put(bytes, (int) position, count);
            return count;
        }
    }

    private static List<String> rows(Path file) {
        try {
            Events events = new Events();
            assertThat(new RecordingReader().read(file, events).complaints()).isEmpty();
            return events.rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> rowsPerChunk() throws IOException {
        List<Integer> counts = new ArrayList<>();
        new RecordingReader().read(recording, new Events() {
            @Override
            public void end() {
                counts.add(rows.size()
                        - counts.stream().mapToInt(Integer::intValue).sum());
            }
        });
        assertThat(counts).hasSize(chunkEnds.size());
        return counts;
    }

    private static String named(RecordedClass type) {
        if (type == null) {
            return "null";
        }
        String loader =
                type.getClassLoader() == null ? null : type.getClassLoader().getName();
        return type.getName() + " of " + loader;
    }

    /** Another event of that name, which the first recording does not describe. */
    @Name("reader.Answered")
    static final class CameLater extends Event {
        String point;
    }

    /** Keeps every row as text. */
    private static class Events extends OneEvent {
        final List<String> rows = new ArrayList<>();
        final List<Long> starts = new ArrayList<>();

        Events() {
            super(
                    "reader.Answered",
                    List.of(
                            "startTime",
                            "duration",
                            "id",
                            "point",
                            "path",
                            "implementation",
                            "candidates",
                            "walked",
                            "failure"));
        }

        @Override
        public void accept(Row row) throws IOException {
            ClassName type = row.className(5);
            starts.add(row.number(0));
            rows.add(String.join(
                    "|",
                    String.valueOf(row.number(1)),
                    String.valueOf(row.number(2)),
                    row.text(3),
                    row.text(4),
                    type == null ? "null" : type.name() + " of " + type.loaderName(),
                    String.valueOf((int) row.number(6)),
                    String.valueOf(row.flag(7)),
                    row.hasText(8) ? row.text(8) : null));
        }
    }
}
