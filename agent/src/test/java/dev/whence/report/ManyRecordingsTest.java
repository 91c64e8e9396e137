package dev.whence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.TimeSeries;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report keeps of each of many recordings: its figures, and nothing that all have in common or nobody is shown. */
class ManyRecordingsTest {
    private static final int RECORDINGS = 20;
    /** Where a chunk's header has the time of its start. */
    private static final int START = 32;

    @TempDir
    private Path folder;

    @Test
    void onlyTheFirstThatHaveAPointSayHowItWasOverTime() throws Exception {
        Report report = report();

        List<RecordingReport> recordings = report.recordings();
        assertThat(recordings).hasSize(RECORDINGS);
        assertThat(recordings.subList(0, RecordingReport.MOST_WITH_SERIES))
                .allSatisfy(recording ->
                        assertThat(sum(paths(recording).get(0).series())).isEqualTo(3))
                .allSatisfy(recording ->
                        assertThat(sum(recording.activity().walks().counts())).isEqualTo(1));
        assertThat(recordings.subList(RecordingReport.MOST_WITH_SERIES, RECORDINGS))
                .allSatisfy(recording -> assertThat(paths(recording))
                        .extracting(PathReport::series)
                        .containsOnly(TimeSeries.EMPTY))
                .allSatisfy(recording ->
                        assertThat(recording.activity().walks().counts()).isSameAs(TimeSeries.EMPTY));
        assertThat(recordings)
                .allSatisfy(
                        recording -> assertThat(paths(recording).get(0).count()).isEqualTo(3))
                .allSatisfy(recording ->
                        assertThat(paths(recording).get(0).latencies()).isEmpty());
    }

    @Test
    void togetherTheySayAll() throws Exception {
        PathReport all = report().all().points().get(0).paths().get(0);

        assertThat(all.count()).isEqualTo(3 * RECORDINGS);
        assertThat(sum(all.series())).isEqualTo(3 * RECORDINGS);
        assertThat(all.latencies()).isNotEmpty();
    }

    @Test
    void whatAgentsRepeatIsKeptOnce() throws Exception {
        List<RecordingReport> recordings = report().recordings();

        var first = Objects.requireNonNull(recordings.get(0).agent());
        assertThat(first.points()).isNotEmpty();
        assertThat(recordings)
                .extracting(recording -> Objects.requireNonNull(recording.agent()))
                .allSatisfy(agent -> {
                    assertThat(agent.points()).isSameAs(first.points());
                    assertThat(agent.unmatched()).isSameAs(first.unmatched());
                    assertThat(agent.spares()).isSameAs(first.spares());
                    assertThat(agent.options()).isSameAs(first.options());
                    assertThat(agent.version()).isSameAs(first.version());
                });
    }

    private Report report() throws Exception {
        Path one = RecordingFixture.record(folder.resolve("one"), recording -> {
            RecordingFixture.agent("unknown = a.b.C::d: no such class", 0, null);
            for (int i = 0; i < 3; i++) {
                RecordingFixture.resolution("pipeline", "default", "live", String.class);
            }
            RecordingFixture.walk(1, 100);
        });
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(one));
        long start = bytes.getLong(START);
        for (int i = 0; i < RECORDINGS; i++) {
            Files.write(
                    folder.resolve(i + ".jfr"), bytes.putLong(START, start + i).array());
        }
        List<String> complaints = new ArrayList<>();
        Report report = Recordings.read(List.of(folder), complaints::add);
        assertThat(complaints).isEmpty();
        return Objects.requireNonNull(report);
    }

    private static List<PathReport> paths(RecordingReport recording) {
        return recording.activity().points().stream()
                .map(PointReport::paths)
                .flatMap(List::stream)
                .toList();
    }

    private static long sum(TimeSeries series) {
        return Stream.of(series.values())
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }
}
