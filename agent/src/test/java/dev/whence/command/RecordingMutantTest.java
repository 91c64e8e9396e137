package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.whence.report.Json;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports a thousand damaged recordings: as text, JSON and page, without an exception and in bounded time. What the JDK reads of
 * them as well, and nobody complains of, is the same.
 *
 * <p>More of them: {@code -Dmutants=100000}, and from another seed {@code -Dmutants.seed=7}.
 */
class RecordingMutantTest {
    private static final int MUTANTS = Integer.getInteger("mutants", 1_000);
    private static final long SEED = Long.getLong("mutants.seed", 20261127L);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int SIZE = 8;
    private static final int METADATA = 24;
    private static final int TICKS_PER_SECOND = 56;

    @TempDir
    private static Path folder;

    private static byte[] original = {};

    /** What a run left behind. */
    private record Answer(int code, String out, String err) {}

    /** What was counted of one point's path. */
    private record Counted(long count, long failures, long nanos) {
        Counted plus(Counted other) {
            return new Counted(count + other.count, failures + other.failures, nanos + other.nanos);
        }
    }

    @BeforeAll
    static void recordALittleOfEverything() throws Exception {
        Class<?> patch = RecordingFixture.anotherVersion(Pipeline.class, "patch");
        Path file = RecordingFixture.record(folder.resolve("original.jfr"), recording -> {
            for (int chunk = 0; chunk < 3; chunk++) {
                RecordingFixture.agent("x = a.B::c: no class", 0, "");
                RecordingFixture.patch(patch, "patch L@7", "file:/p.jar", false, "observed");
                for (int i = 0; i < 40; i++) {
                    RecordingFixture.walk(i % 2, 1_500 + i);
                    RecordingFixture.step("pipeline", "patched", i % 3 == 0 ? "chosen" : "empty", null);
                    RecordingFixture.resolution(
                            "pipeline", i % 3 == 0 ? "default" : "simple", i % 3 == 0 ? "patched" : "live", patch);
                    RecordingFixture.resolution(
                            "other", "", "a longer path, for the pool", Pipeline.class, "it failed");
                }
                RecordingFixture.newChunk();
            }
        });
        original = Files.readAllBytes(file);
    }

    @Test
    void mutantsAreReportedOrRefusedAndNothingElse() throws IOException {
        RecordingMutator mutator = new RecordingMutator(original);
        Path file = folder.resolve("mutant.jfr");
        Path page = folder.resolve("mutant.html");
        int refused = 0;
        int compared = 0;
        for (int i = 0; i < MUTANTS; i++) {
            long seed = SEED + i;
            String mutant = "mutant " + seed;
            byte[] bytes = mutator.mutant(seed);
            Files.write(file, bytes);
            Answer json = report("--format", "json", file.toString());
            Answer text = report("--html", page.toString(), "--force", file.toString());

            assertThat(json.code()).as("%s: %s", mutant, json.err()).isIn(0, 2);
            assertThat(text.code()).as("%s: %s", mutant, text.err()).isEqualTo(json.code());
            assertThat(text.err()).as(mutant).isEqualTo(json.err());
            if (json.code() == 2) {
                refused++;
                assertThat(json.err().lines())
                        .as(mutant)
                        .singleElement()
                        .asString()
                        .startsWith(file + ": ");
            } else {
                assertThat(json.err()).as(mutant).isEmpty();
                Optional<Map<String, Counted>> expected = jdks(file);
                // A chunk that stands there twice counts once, and the JDK counts it twice.
                if (expected.isPresent() && repeated(json.out()) == 0 && oneDescription(bytes)) {
                    compared++;
                    boolean timed = oneClock(bytes);
                    assertThat(timed(figures(json.out()), timed)).as(mutant).isEqualTo(timed(expected.get(), timed));
                }
            }
            if (!json.out().isEmpty()) {
                assertThat(text.out()).as(mutant).doesNotContainPattern("[ :(]-\\d");
                assertThat(Files.readString(page))
                        .as(mutant)
                        .endsWith("</html>\n")
                        .doesNotContain("NaN", "Infinity");
                Files.delete(page);
            }
        }
        // Otherwise the mutator harms too much or too little to show anything.
        assertThat(refused).isGreaterThan(MUTANTS / 4);
        assertThat(compared).isGreaterThan(MUTANTS / 20);
    }

    /** The control: what is compared is compared. */
    @Test
    void theOriginalIsTheSameToTheJdk() throws IOException {
        Path file = Files.write(folder.resolve("same.jfr"), original);
        Map<String, Counted> figures =
                figures(report("--format", "json", file.toString()).out());

        assertThat(jdks(file)).contains(figures);
        assertThat(figures).containsOnlyKeys("pipeline live", "pipeline patched", "other a longer path, for the pool");
        assertThat(figures.get("pipeline live").count()).isEqualTo(78);
        assertThat(figures.get("other a longer path, for the pool").failures()).isEqualTo(120);
    }

    /** What the JDK reads of a recording; nothing where it cannot. */
    private static Optional<Map<String, Counted>> jdks(Path path) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            Map<String, Counted> figures = new HashMap<>();
            try (RecordingFile file = new RecordingFile(path)) {
                while (file.hasMoreEvents()) {
                    RecordedEvent event = file.readEvent();
                    if (event.getEventType().getName().equals("whence.Resolution")) {
                        figures.merge(
                                text(event, "point") + " " + text(event, "path"),
                                new Counted(
                                        1,
                                        // The agent writes no failure without a name; a mutant may.
                                        text(event, "failure").isEmpty() ? 0 : 1,
                                        event.getDuration().toNanos()),
                                Counted::plus);
                    }
                }
            } catch (IOException | RuntimeException | Error damaged) {
                return Optional.empty();
            }
            return Optional.of(figures);
        });
    }

    /** The JDK goes by the first chunk's clock where the later ones describe the same types. */
    private static boolean oneClock(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long first = buffer.getLong(TICKS_PER_SECOND);
        for (int chunk = 0; chunk < bytes.length; chunk += (int) buffer.getLong(chunk + SIZE)) {
            if (buffer.getLong(chunk + TICKS_PER_SECOND) != first) {
                return false;
            }
        }
        return true;
    }

    /** Nor does it read the description of types of a later chunk, where its number is that of the one before. */
    private static boolean oneDescription(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        ByteBuffer first = description(buffer, 0);
        for (int chunk = 0; chunk < bytes.length; chunk += (int) buffer.getLong(chunk + SIZE)) {
            if (!description(buffer, chunk).equals(first)) {
                return false;
            }
        }
        return true;
    }

    /** Of a chunk's description of types all behind its length, type, start and duration. */
    private static ByteBuffer description(ByteBuffer buffer, int chunk) {
        int from = chunk + (int) buffer.getLong(chunk + METADATA);
        int at = from;
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = buffer.get(at++);
            length |= (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        for (int integers = 0; integers < 3; integers++) {
            int begin = at;
            while (buffer.get(at++) < 0 && at < begin + 9) {}
        }
        return buffer.slice(at, from + length - at);
    }

    private static Map<String, Counted> timed(Map<String, Counted> figures, boolean timed) {
        Map<String, Counted> copy = new HashMap<>(figures);
        copy.replaceAll((path, counted) -> timed ? counted : new Counted(counted.count(), counted.failures(), 0));
        return copy;
    }

    private static String text(RecordedEvent event, String field) {
        String text = event.getString(field);
        return text == null ? "" : text;
    }

    private static Map<String, Counted> figures(String json) throws IOException {
        Map<String, Counted> figures = new HashMap<>();
        for (Map<String, Object> point : Json.objects(Json.object(json), "points")) {
            for (Map<String, Object> path : Json.objects(point, "paths")) {
                figures.put(
                        point.get("point") + " " + path.get("path"),
                        new Counted(
                                (Long) path.get("count"), (Long) path.get("failures"), (Long) path.get("totalNanos")));
            }
        }
        return figures;
    }

    private static long repeated(String json) throws IOException {
        return Json.objects(Json.object(json), "files").stream()
                .mapToLong(file -> (Long) file.get("repeatedChunks"))
                .sum();
    }

    private static Answer report(String... arguments) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String[] all =
                    Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
            int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, all);
            return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        });
    }
}
