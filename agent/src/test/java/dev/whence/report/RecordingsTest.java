package dev.whence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.VersionReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files: sound ones, several, and those that are none. */
class RecordingsTest {
    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void addsUpSeveralFilesAndKeepsEachApart() throws Exception {
        Path first = record("first.jfr", "direct", 30);
        Path second = record("second.jfr", "live", 12);

        Report report = read(first, second);

        assertThat(complaints).isEmpty();
        assertThat(report.all().resolutions()).isEqualTo(42);
        assertThat(report.recordings()).extracting(RecordingReport::name).containsExactly("first.jfr", "second.jfr");
        assertThat(report.recordings())
                .extracting(r -> r.activity().resolutions())
                .containsExactly(30L, 12L);
        assertThat(report.all().points())
                .singleElement()
                .satisfies(point ->
                        assertThat(point.paths()).extracting(PathReport::path).containsExactly("direct", "live"));
    }

    @Test
    void takesAllRecordingsBelowAFolderInTheOrderOfTheirNames() throws Exception {
        Files.createDirectories(folder.resolve("b/c"));
        record("b/c/2.jfr", "live", 1);
        record("a.jfr", "live", 1);
        record("b/1.jfr", "live", 1);
        Files.writeString(folder.resolve("b/notes.txt"), "not a recording, and not asked for");

        Report report = read(folder);

        assertThat(complaints).isEmpty();
        assertThat(report.recordings())
                .extracting(recording -> folder.relativize(recording.file()).toString())
                .containsExactly("a.jfr", "b/1.jfr", "b/c/2.jfr");
    }

    @Test
    void followsLinksAndDoesNotRunInCircles() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        record("real/1.jfr", "live", 2);
        Files.createSymbolicLink(real.resolve("circle"), real);
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(read(link).all().resolutions()).isEqualTo(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void countsAFileOnceHoweverItIsNamed() throws Exception {
        Path file = record("one.jfr", "live", 5);

        assertThat(read(folder, file).all().resolutions()).isEqualTo(5);
    }

    @Test
    void countsOnceWhatTwoDumpsOfOneRecordingShare() throws Exception {
        Path early = folder.resolve("early.jfr");
        Path late = RecordingFixture.record(folder.resolve("late.jfr"), recording -> {
            resolve("live", 10);
            recording.dump(early);
            resolve("live", 7);
        });

        Report report = read(early, late);

        assertThat(read(late).all().resolutions()).isEqualTo(17);
        assertThat(report.all().resolutions()).isEqualTo(17);
        assertThat(report.recordings().get(0).repeated()).isZero();
        assertThat(report.recordings().get(1).repeated()).isPositive();
    }

    @Test
    void complainsInOneLineOfWhatIsNoRecordingAndReportsTheOthers() throws Exception {
        Path sound = record("sound.jfr", "live", 3);
        Path foreign = Files.writeString(folder.resolve("foreign.jfr"), "PK and more of it");
        Path empty = Files.createFile(folder.resolve("empty.jfr"));
        Path packed = Files.write(folder.resolve("packed.jfr"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Path hollow = Files.createDirectory(folder.resolve("hollow"));
        Path missing = folder.resolve("missing.jfr");

        Report report = read(foreign, missing, sound, empty, packed, hollow);

        assertThat(report.all().resolutions()).isEqualTo(3);
        assertThat(report.recordings()).hasSize(1);
        assertThat(complaints)
                .containsExactlyInAnyOrder(
                        foreign + ": not a flight recording",
                        missing + ": no such file or folder",
                        empty + ": the file is empty",
                        packed + ": the file is compressed: unpack it first (gunzip)",
                        hollow + ": no .jfr file in this folder");
    }

    @Test
    void hasNoReportWhereNothingCouldBeRead() {
        assertThat(readAny(folder.resolve("missing.jfr"))).isNull();
        assertThat(complaints).hasSize(1);
    }

    @Test
    void reportsATruncatedRecordingAsFarAsItsCompleteChunksGo() throws Exception {
        Path whole = RecordingFixture.record(folder.resolve("whole.jfr"), recording -> {
            resolve("live", 10);
            RecordingFixture.newChunk();
            resolve("live", 1_000);
        });
        byte[] bytes = Files.readAllBytes(whole);
        int first = (int) ByteBuffer.wrap(bytes).getLong(8);
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(bytes, bytes.length - 1));
        Path stub = Files.write(folder.resolve("stub.jfr"), Arrays.copyOf(bytes, first / 2));

        Report report = read(cut, stub);

        assertThat(complaints).hasSize(2);
        assertThat(complaints.get(0)).startsWith(cut + ": chunk ").contains("incomplete", "complete chunk");
        assertThat(complaints.get(1)).startsWith(stub + ": chunk 1 (at byte 0)").contains("nothing");
        assertThat(report.recordings()).singleElement().satisfies(recording -> {
            assertThat(recording.complete()).isFalse();
            assertThat(recording.activity().resolutions()).isGreaterThanOrEqualTo(10);
        });
    }

    @Test
    void survivesEveryCut() throws Exception {
        Path whole = record("whole.jfr", "live", 50);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.jfr");
        IntStream.iterate(0, length -> length < bytes.length, length -> length + 1 + length / 20)
                .forEach(length -> {
                    try {
                        Files.write(cut, Arrays.copyOf(bytes, length));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    complaints.clear();
                    readAny(cut);
                    assertThat(complaints).as("cut at %d", length).hasSize(1);
                });
    }

    /** What is kept cannot grow with the events if reading one makes nothing. */
    @Test
    void makesNoObjectPerEvent() throws Exception {
        Path few = recordMixed("few.jfr", 5_000);
        Path many = recordMixed("many.jfr", 105_000);
        read(few);

        long forFew = allocated(() -> read(few));
        long forMany = allocated(() -> read(many));

        // The smallest object takes 16 bytes, so one for every event would be 1.6 MB; what a longer span, more segments
        // and more constants take stays far below half of that.
        assertThat(forMany - forFew).isLessThan(16L * 100_000 / 2);
    }

    private Path recordMixed(String name, int count) throws Exception {
        return RecordingFixture.record(folder.resolve(name), recording -> {
            for (int i = 0; i < count; i++) {
                RecordingFixture.step("pipeline", "live", "chosen", null);
                RecordingFixture.resolution("pipeline", "default", i % 3 == 0 ? "live" : "patched", Pipeline.class);
            }
        });
    }

    private static long allocated(Runnable run) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void tellsTwoUnnamedLoadersOfOneTypeApart() throws Exception {
        Class<?> one = RecordingFixture.anotherVersion(Pipeline.class, null);
        Class<?> two = RecordingFixture.anotherVersion(Pipeline.class, null);
        Path file = RecordingFixture.record(folder.resolve("two.jfr"), recording -> {
            RecordingFixture.resolution("pipeline", "default", "live", one);
            RecordingFixture.resolution("pipeline", "default", "live", two);
            RecordingFixture.resolution("pipeline", "default", "live", two);
        });

        List<VersionReport> versions = read(file).versions();

        assertThat(versions).extracting(VersionReport::used).containsExactly(2L, 1L);
        assertThat(versions).extracting(VersionReport::loader).doesNotHaveDuplicates();
    }

    /** A server may give the loaders of all its applications one name. */
    @Test
    void tellsTwoLoadersOfOneNameApart() throws Exception {
        Class<?> one = RecordingFixture.anotherVersion(Pipeline.class, "webapp");
        Class<?> two = RecordingFixture.anotherVersion(Pipeline.class, "webapp");
        Path file = RecordingFixture.record(folder.resolve("named.jfr"), recording -> {
            RecordingFixture.resolution("pipeline", "default", "live", one);
            RecordingFixture.resolution("pipeline", "default", "live", two);
            RecordingFixture.resolution("pipeline", "default", "live", two);
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
        });

        List<VersionReport> versions = read(file).versions();

        assertThat(versions).extracting(VersionReport::used).containsExactly(2L, 1L, 1L);
        assertThat(versions)
                .extracting(VersionReport::loader)
                .doesNotHaveDuplicates()
                .contains("app")
                .filteredOn(loader -> loader.matches("webapp#\\d+"))
                .hasSize(2);
    }

    @Test
    void tellsWhereAnImplementationIsFrom() throws Exception {
        Class<?> one = RecordingFixture.anotherVersion(Pipeline.class, "webapp");
        Class<?> two = RecordingFixture.anotherVersion(Pipeline.class, "webapp");
        Path file = RecordingFixture.record(folder.resolve("sources.jfr"), recording -> {
            RecordingFixture.resolution("pipeline", "default", "live", one);
            RecordingFixture.resolutionFrom("file:/one.jar", one);
            RecordingFixture.resolutionFrom("file:/two.jar", two);
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
        });

        assertThat(read(file).versions())
                .extracting(VersionReport::codeSource, VersionReport::used)
                .containsExactlyInAnyOrder(tuple("file:/one.jar", 2L), tuple("file:/two.jar", 1L), tuple(null, 1L));
    }

    /** One loader needs no number, whatever there is beside it. */
    @Test
    void numbersNoLoaderThatStandsAlone() throws Exception {
        Class<?> one = RecordingFixture.anotherVersion(Pipeline.class, "webapp");
        Path file = RecordingFixture.record(folder.resolve("alone.jfr"), recording -> {
            RecordingFixture.resolution("pipeline", "default", "live", one);
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
        });

        assertThat(read(file).versions()).extracting(VersionReport::loader).containsExactlyInAnyOrder("webapp", "app");
    }

    @Test
    void countsTheUseOfAVersionThatAnotherRecordingSawWatched() throws Exception {
        Path watched = RecordingFixture.record(
                folder.resolve("1.jfr"),
                recording -> RecordingFixture.patch(Pipeline.class, "app", "file:/app.jar", true, null));
        Path used = record("2.jfr", "direct", 4);

        assertThat(read(watched, used).versions()).singleElement().satisfies(version -> {
            assertThat(version.codeSource()).isEqualTo("file:/app.jar");
            assertThat(version.honoured()).isTrue();
            assertThat(version.used()).isEqualTo(4);
        });
    }

    @Test
    void believesTheLastThatTheAgentSaidOfAVersion() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("refused.jfr"), recording -> {
            RecordingFixture.patch(Pipeline.class, "app", "file:/app.jar", true, null);
            RecordingFixture.newChunk();
            RecordingFixture.patch(Pipeline.class, "app", "file:/app.jar", false, "its constructor threw");
        });

        assertThat(read(file).versions()).singleElement().satisfies(version -> {
            assertThat(version.honoured()).isFalse();
            assertThat(version.why()).isEqualTo("its constructor threw");
            assertThat(version.firstSeenNanos()).isEqualTo(1_700_000_000_000_000_000L);
        });
    }

    private Path record(String name, String path, int count) throws Exception {
        return RecordingFixture.record(folder.resolve(name), recording -> resolve(path, count));
    }

    private static void resolve(String path, int count) {
        for (int i = 0; i < count; i++) {
            RecordingFixture.resolution("pipeline", path.equals("direct") ? "simple" : "default", path, Pipeline.class);
        }
    }

    private Report read(Path... paths) {
        Report report = readAny(paths);
        assertThat(report).isNotNull();
        return report;
    }

    private @Nullable Report readAny(Path... paths) {
        return Recordings.read(List.of(paths), complaints::add);
    }
}
