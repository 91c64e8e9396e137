package dev.whence.fleet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.fleet.question.Answer;
import dev.whence.fleet.question.AnswerFormat;
import dev.whence.fleet.question.HtmlPage;
import dev.whence.fleet.question.Question;
import dev.whence.fleet.store.FactStore;
import dev.whence.fleet.store.Ingest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From recordings to answers: each planted fact is found, nothing else is, and nothing counts twice. */
final class FleetTest {
    private static final int HOSTS = PlantedFleet.HOSTS;
    /** How many bytes of a chunk are its header. */
    private static final int HEADER = 68;

    /** Where a header says whether its chunk is finished. */
    private static final int STATE = 64;

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private Path recordings = Path.of("");
    private Path store = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        recordings = Files.createDirectories(folder.resolve("recordings"));
        store = folder.resolve("store");
    }

    /** Two releases on eight hosts each; the second is 1.5 times slower, one host of the first three times. */
    @Test
    void plantedFactsAreFoundAndNothingElse() throws Exception {
        PlantedFleet.main(recordings.toString());
        assertThat(ingest()).startsWith("16 files: 16 chunks added, 0 known already, 0 ");

        assertThat(column(Question.outliers, "instance")).containsExactly("shop@h5");
        assertThat(column(Question.releases, "service_version")).containsExactly("1.1");
        assertThat((double) column(Question.releases, "ratio").get(0)).isBetween(1.4, 1.6);
        assertThat(column(Question.patches, "source")).containsExactly("file:/patch.jar");
        assertThat(numbers(Question.patches, "hosts")).containsExactly(3L);
        assertThat(column(Question.unmatched, "point")).containsExactly("orders = shop.Ordres.find: no such class");
        assertThat(numbers(Question.unmatched, "instances")).containsExactly(1L);
        assertThat(numbers(Question.answers, "resolutions")).containsExactly(16L * 7);
        assertThat(numbers(Question.coverage, "instances")).containsExactly(16L);
        assertThat(numbers(Question.coverage, "without_identity")).containsExactly(0L);
    }

    /** What somebody who is woken has to see is on top, in words. */
    @Test
    void thePageBeginsWithWhatCallsForSomebody() throws Exception {
        PlantedFleet.main(recordings.toString());
        ingest();

        String page = page(null);
        String top = page.substring(page.indexOf("<h1>"), page.indexOf("<table"));
        assertThat(top)
                .contains("16 chunks of recordings, 1 service, 16 hosts, 16 instances")
                .contains("shop 1.1: orders map takes 1.5 times as long as in 1.0, p50 ")
                .contains("shop@h5: orders map takes ", " times as long as on the 8 instances of shop, p50 ")
                .contains("java.lang.String from file:/patch.jar on 3 hosts of shop, first h0, since 20")
                .doesNotContain("none", "Incomplete", "incomplete");
        assertThat(page).contains(">8,000</td>", " UTC</td>", ">p99.9</th>").doesNotContain(" us<", "null", "<script");

        // Of what nobody recorded, nothing is said to be well.
        String empty = page("service = 'nobody'");
        assertThat(empty).contains("No recording is in the store for this", "<strong>no recordings</strong>");
        assertThat(empty).doesNotContain("<strong>none</strong>");
    }

    @Test
    void thePageOfASoundFleetSaysNone() throws Exception {
        for (int host = 1; host < HOSTS; host++) {
            jvm("1.0", host, 10_000, false);
        }
        ingest();

        String page = page(null);
        assertThat(page.split("<strong>none</strong>", -1)).hasSize(4);
        assertThat(page).doesNotContain("class=\"any\"");
    }

    private String page(@Nullable String where) throws IOException, SQLException {
        StringWriter text = new StringWriter();
        try (FactStore opened = FactStore.open(store, false);
                PrintWriter out = new PrintWriter(text)) {
            Map<Question, Answer> answers = new EnumMap<>(Question.class);
            for (Question question : Question.values()) {
                answers.put(question, Answer.of(opened.facts(where), question.sql(), Integer.MAX_VALUE));
            }
            HtmlPage.write(answers, "", out);
        }
        return text.toString();
    }

    @Test
    void nothingPlantedNothingFound() throws Exception {
        for (int host = 1; host < HOSTS; host++) {
            jvm("1.0", host, 10_000, false);
        }
        ingest();

        for (Question question : List.of(Question.outliers, Question.releases, Question.patches, Question.unmatched)) {
            assertThat(ask(question).rows()).as(question.name()).isEmpty();
        }
    }

    /** Clocks of three frequencies, none of which has whole nanoseconds a tick. */
    @Test
    void percentilesOverJvmsAreTrue() throws Exception {
        long[] frequencies = {1_000_000_000, 2_893_201_000L, 24_000_000};
        Random random = new Random(16);
        long[] truth = LongStream.range(0, 30_000)
                .map(i -> (long) (20_000 * Math.exp(2 * random.nextGaussian())) + 20_000)
                .toArray();
        for (int jvm = 0; jvm < 3; jvm++) {
            long frequency = frequencies[jvm];
            long[] ticks = Arrays.stream(truth, jvm * 10_000, (jvm + 1) * 10_000)
                    .map(nanos -> Math.round(nanos * (frequency / 1e9)))
                    .toArray();
            String host = "h" + jvm;
            FleetEvents.record(recordings.resolve(host + ".jfr"), () -> {
                FleetEvents.agent("shop", "1.0", host, "");
                FleetEvents.durations("orders", "map", frequency, ticks);
            });
        }
        ingest();
        Arrays.sort(truth);

        double[] shares = {0.5, 0.9, 0.99, 0.999};
        String[] columns = {"p50_nanos", "p90_nanos", "p99_nanos", "p999_nanos"};
        for (int i = 0; i < shares.length; i++) {
            assertThat(numbers(Question.percentiles, columns[i]).get(0))
                    .as(columns[i])
                    .isCloseTo(truth[(int) Math.ceil(shares[i] * truth.length) - 1], Percentage.withPercentage(1));
        }
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(30_000L);
        assertThat(column(Question.percentiles, "partly")).containsExactly("");
    }

    @Test
    void chunksCountOnceInWhicheverFilesTheyAre() throws Exception {
        try (Recording recording = FleetEvents.start()) {
            FleetEvents.agent("shop", "1.0", "h", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 1000, 2000);
            recording.dump(recordings.resolve("first.jfr"));
            FleetEvents.agent("shop", "1.0", "h", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 3000);
            recording.dump(recordings.resolve("second.jfr"));
        }
        Files.copy(recordings.resolve("first.jfr"), recordings.resolve("copy.jfr"));

        assertThat(ingest()).startsWith("3 files: 2 chunks added, 2 known already, 0 ");
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(3L);
        assertThat(ingest()).startsWith("3 files: 0 chunks added, 4 known already, 0 ");
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(3L);
    }

    /** Forks of one snapshot, say: their headers are equal, and they are two JVMs all the same. */
    @Test
    void chunksOfTwoInstancesAreTwoAlsoWithEqualHeaders() throws Exception {
        Path one = recordings.resolve("one.jfr");
        FleetEvents.record(one, () -> {
            FleetEvents.agent("shop", "1.0", "h1", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 1000, 2000);
        });
        Path other = recordings.resolve("other.jfr");
        String bytes = Files.readString(one, ISO_8859_1);
        assertThat(bytes).contains("shop@h1");
        Files.writeString(other, bytes.replace("shop@h1", "shop@h2"), ISO_8859_1);
        Files.copy(one, recordings.resolve("copy-of-one.jfr"));
        Files.copy(other, recordings.resolve("copy-of-other.jfr"));

        assertThat(ingest()).startsWith("4 files: 2 chunks added, 2 known already, 0 ");
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(4L);
        assertThat(numbers(Question.coverage, "chunks")).containsExactly(2L);
        assertThat(numbers(Question.coverage, "instances")).containsExactly(2L);

        Files.copy(other, recordings.resolve("later-copy-of-other.jfr"));
        assertThat(ingest()).startsWith("5 files: 0 chunks added, 5 known already, 0 ");
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(4L);
    }

    /** A copy that lost its agent's event to damage cannot be told from the chunk that it is a copy of. */
    @Test
    void damagedCopiesAreNotCountedAgain() throws Exception {
        Path whole = recordings.resolve("a-whole.jfr");
        FleetEvents.record(whole, () -> {
            FleetEvents.agent("shop", "1.0", "h1", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 1000, 2000);
        });
        byte[] bytes = Files.readAllBytes(whole);
        Arrays.fill(bytes, HEADER, HEADER + 9, (byte) 0);
        Files.write(recordings.resolve("b-damaged.jfr"), bytes);

        assertThat(ingest()).startsWith("2 files: 1 chunks added, 1 known already, ");
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(2L);
    }

    /** As text, 1.10 comes before 1.9. */
    @Test
    void releasesAreInTheOrderOfTheirFirstRecordings() throws Exception {
        for (int host = 0; host < HOSTS; host++) {
            jvm("1.9", host, 10_000, false);
        }
        for (int host = 0; host < HOSTS; host++) {
            jvm("1.10", HOSTS + host, 15_000, false);
        }
        // An old instance that records on is no new release.
        jvm("1.9", 2 * HOSTS, 10_000, false);
        ingest();

        assertThat(column(Question.releases, "before_version")).containsExactly("1.9");
        assertThat(column(Question.releases, "service_version")).containsExactly("1.10");
        assertThat((double) column(Question.releases, "ratio").get(0)).isBetween(1.4, 1.6);
    }

    @Test
    void damageIsCountedOnceAndNamed() throws Exception {
        FleetEvents.record(recordings.resolve("whole.jfr"), () -> {
            FleetEvents.agent("shop", "1.0", "h", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 1000);
        });
        byte[] whole = Files.readAllBytes(recordings.resolve("whole.jfr"));
        Files.write(recordings.resolve("cut.jfr"), Arrays.copyOf(whole, whole.length - 100));
        Files.write(recordings.resolve("empty.jfr"), new byte[0]);
        Files.writeString(recordings.resolve("foreign.jfr"), "not a recording at all");

        assertThat(ingest()).isEqualTo("4 files: 1 chunks added, 0 known already, 3 files or chunks not whole");
        assertThat(complaints).hasSize(3).allMatch(line -> line.contains(".jfr: ") && !line.contains("Exception"));
        ingest();
        assertThat(numbers(Question.coverage, "incomplete")).containsExactly(3L);
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(1L);
    }

    /** The newest chunk of a running JVM's repository is no damage; when it is finished, it is there once. */
    @Test
    void whatIsStillBeingWrittenComesLater() throws Exception {
        FleetEvents.record(recordings.resolve("whole.jfr"), () -> {
            FleetEvents.agent("shop", "1.0", "h", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 1000);
        });
        byte[] whole = Files.readAllBytes(recordings.resolve("whole.jfr"));
        byte[] unfinished = whole.clone();
        unfinished[STATE] = 2;
        Path live = recordings.resolve("live.jfr");
        Path dead = recordings.resolve("dead.jfr");
        Files.delete(recordings.resolve("whole.jfr"));
        Files.write(live, unfinished);
        Files.write(dead, unfinished);
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        assertThat(ingest())
                .isEqualTo(
                        "2 files: 0 chunks added, 0 known already, 1 files or chunks not whole, 1 still being written");
        assertThat(complaints)
                .containsExactly(
                        dead + ": chunk 1 (at byte 0) is incomplete or damaged: its JVM did not finish it",
                        live + ": still being written; a later ingest takes it in");
        assertThat(numbers(Question.coverage, "incomplete")).containsExactly(1L);
        assertThat(everything()).doesNotContain("live.jfr");

        Files.write(live, whole);
        Files.delete(dead);
        assertThat(ingest()).isEqualTo("1 files: 1 chunks added, 0 known already, 0 files or chunks not whole");
        assertThat(ingest()).isEqualTo("1 files: 0 chunks added, 1 known already, 0 files or chunks not whole");
        assertThat(numbers(Question.percentiles, "resolutions")).containsExactly(1L);
    }

    @Test
    void compactionChangesNoAnswer() throws Exception {
        for (int host = 0; host < 3; host++) {
            jvm("1.0", host, 10_000, true);
            ingest();
        }
        List<Answer> before = all();
        try (FactStore opened = FactStore.open(store, true)) {
            assertThat(opened.compact()).isEqualTo(3);
        }
        assertThat(all()).isEqualTo(before);
        assertThat(batches()).hasSize(1);
        assertThat(ingest()).startsWith("3 files: 0 chunks added, 3 known already, 0 ");
    }

    /** What a process leaves that ends in the middle is not seen, and goes. */
    @Test
    void halfOfABatchIsNothing() throws Exception {
        jvm("1.0", 1, 10_000, false);
        ingest();
        List<Answer> before = all();
        Path batch = batches().get(0);
        Path half = store.resolve(".incoming-1").resolve("day=2026-01-01");
        Files.createDirectories(half);
        Files.writeString(half.resolve("data.parquet"), "PAR1");
        // Compacted, and ended before the old batch was gone and the new one in its place.
        Path compacted = store.resolve(".compacted-2");
        copy(batch, compacted);
        Files.writeString(compacted.resolve("_replaced"), batch.getFileName() + "\n");

        assertThat(all()).isEqualTo(before);
        ingest();
        assertThat(all()).isEqualTo(before);
        assertThat(batches()).extracting(Path::getFileName).containsExactly(Path.of("batch=2"));
        assertThat(half).doesNotExist();
    }

    /** Whatever column of whatever row it is, and whatever is asked in whatever form. */
    @Test
    void noSecretIsKept() throws Exception {
        Thread.currentThread().setName("canary-thread");
        FleetEvents.record(recordings.resolve("a.jfr"), () -> {
            FleetEvents.agent("shop", "1.0", "h", "");
            FleetEvents.durations("orders", "map", FleetEvents.TICKS_PER_SECOND, 1000);
            FleetEvents.answer("canary-key", String.class, "file:/shop.jar", 1);
            FleetEvents.answer("k", Integer.class, "https://me:canary-password@host/shop.jar?token=canary-query", 1);
            FleetEvents.failure("canary-key", "canary.Exception: canary-failure", 2);
            FleetEvents.version(Long.class, "https://canary-user@host/patch.jar#canary-fragment", true);
        });
        assertThat(Files.readString(recordings.resolve("a.jfr"), ISO_8859_1))
                .contains("canary-thread", "canary-key", "canary-password", "canary-failure", "canary-option");
        ingest();
        assertThat(everything())
                .contains("file:/shop.jar", "https://host/shop.jar", "https://host/patch.jar")
                .doesNotContain("canary");
        assertThat(bytes()).doesNotContain("canary");
        assertThat(asked()).contains("https://host/patch.jar").doesNotContain("canary");

        store = folder.resolve("with-keys");
        ingest(true);
        assertThat(everything().replace("canary-key", ""))
                .isNotEqualTo(everything())
                .doesNotContain("canary");
        assertThat(asked()).doesNotContain("canary");
    }

    @Test
    void oneWritesAtATime() throws IOException {
        try (FactStore writing = FactStore.open(store, true)) {
            assertThat(writing).isNotNull();
            assertThatThrownBy(() -> FactStore.open(store, true))
                    .hasMessageEndingWith("somebody else writes to this store");
        }
        FactStore.open(store, true).close();
    }

    @Test
    void storesThatAreNoneAreNamed() {
        assertThatThrownBy(() -> FactStore.open(folder.resolve("missing"), false))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("missing: there is no such store");
        assertThatThrownBy(() -> FactStore.open(folder.resolve("a*b"), true))
                .hasMessageContaining("cannot have any of");
    }

    private void jvm(String version, int host, long nanos, boolean patched) throws IOException {
        PlantedFleet.jvm(recordings, version, host, nanos, patched);
    }

    private String ingest() throws IOException {
        return ingest(false);
    }

    private String ingest(boolean withKeys) throws IOException {
        try (FactStore opened = FactStore.open(store, true);
                Ingest ingest = new Ingest(opened, withKeys, complaints::add);
                Stream<Path> files = Files.list(recordings).sorted()) {
            for (Path file : files.toList()) {
                ingest.take(file);
            }
            ingest.commit();
            return ingest.count().line();
        }
    }

    private Answer ask(Question question) throws IOException, SQLException {
        try (FactStore opened = FactStore.open(store, false)) {
            return Answer.of(opened.facts(null), question.sql(), Integer.MAX_VALUE);
        }
    }

    private List<Answer> all() throws IOException, SQLException {
        List<Answer> answers = new ArrayList<>();
        for (Question question : Question.values()) {
            answers.add(ask(question));
        }
        return answers;
    }

    private List<Object> column(Question question, String name) throws IOException, SQLException {
        Answer answer = ask(question);
        int index = answer.columns().indexOf(name);
        return answer.rows().stream().<Object>map(row -> row.get(index)).toList();
    }

    private List<Long> numbers(Question question, String name) throws IOException, SQLException {
        return column(question, name).stream()
                .map(value -> ((Number) value).longValue())
                .toList();
    }

    private String everything() throws IOException, SQLException {
        try (FactStore opened = FactStore.open(store, false)) {
            return Answer.of(opened.facts(null), "select * from facts", Integer.MAX_VALUE)
                    .rows()
                    .toString();
        }
    }

    /** All files of the store as they are; what is compressed in them, {@link #everything} reads. */
    private String bytes() throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.append(file).append(Files.readString(file, ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    /** Each question in each form, and the page. */
    private String asked() throws IOException, SQLException {
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            answers.put(question, ask(question));
        }
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            for (AnswerFormat format : AnswerFormat.values()) {
                for (Map.Entry<Question, Answer> answer : answers.entrySet()) {
                    format.write(Map.of(answer.getKey().name(), answer.getValue()), out);
                }
            }
            HtmlPage.write(answers, "", out);
        }
        return text.toString();
    }

    private List<Path> batches() throws IOException {
        try (Stream<Path> entries = Files.list(store)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("batch="))
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : entries.toList()) {
                Files.copy(entry, to.resolve(from.relativize(entry).toString()));
            }
        }
    }
}
