package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.whence.report.EventFixture;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.figures.LatencyBin;
import dev.whence.report.figures.PathReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of summaries and single events is believed. */
class RecordedPathTest {
    @TempDir
    private Path folder;

    @Test
    void takesPercentilesFromEventsWhereAllWereWritten() throws Exception {
        PathReport path = path(recording -> {
            resolve(100);
            RecordingFixture.summary("p", "live", 100, 5_000_000, 0, 0);
        });

        assertThat(path.count()).isEqualTo(100);
        assertThat(path.percentiles()).isEqualTo(Percentiles.EVENTS);
        assertThat(path.maxNanos()).isLessThan(50_000_000);
    }

    @Test
    void countsWhatTheThresholdAndTheLimitKeptFromBeingWritten() throws Exception {
        PathReport path = path(recording -> {
            resolve(10);
            RecordingFixture.summary("p", "live", 1_000, 2_000, 900, 50);
            RecordingFixture.summary("p", "live", 500, 2_000, 460, 0);
        });

        assertThat(path.count()).isEqualTo(1_500);
        assertThat(path.totalNanos()).isEqualTo(1_500 * 2_000);
        assertThat(path.belowThreshold()).isEqualTo(1_360);
        assertThat(path.overLimit()).isEqualTo(50);
        assertThat(path.percentiles()).isEqualTo(Percentiles.SUMMARIES);
        assertThat(path.p50Nanos()).isCloseTo(2_000, withPercentage(1));
        assertThat(path.p99Nanos()).isCloseTo(4_000, withPercentage(1));
        assertThat(path.maxNanos()).isGreaterThanOrEqualTo(20_000);
    }

    @Test
    void reportsFromSummariesAloneWhereSingleEventsWereOff() throws Exception {
        PathReport path = path(recording -> RecordingFixture.summary("p", "live", 70, 3_000, 0, 0));

        assertThat(path.count()).isEqualTo(70);
        assertThat(path.totalNanos()).isEqualTo(210_000);
        assertThat(path.percentiles()).isEqualTo(Percentiles.SUMMARIES);
        assertThat(path.latencies().stream().mapToLong(LatencyBin::count).sum()).isBetween(65L, 75L);
        assertThat(path.series().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(70);
    }

    @Test
    void reportsFromEventsAloneWhereSummariesWereOff() throws Exception {
        PathReport path = path(recording -> resolve(40));

        assertThat(path.count()).isEqualTo(40);
        assertThat(path.percentiles()).isEqualTo(Percentiles.EVENTS);
        assertThat(path.latencies().stream().mapToLong(LatencyBin::count).sum()).isEqualTo(40);
    }

    @Test
    void addsEventsOfTheTimeWithoutSummariesToThoseOfTheTimeWith() throws Exception {
        PathReport path = path(recording -> {
            resolve(40);
            RecordingFixture.newChunk();
            resolve(10);
            RecordingFixture.summary("p", "live", 1_000, 2_000, 990, 0);
        });

        assertThat(path.count()).isEqualTo(1_040);
        assertThat(path.percentiles()).isEqualTo(Percentiles.SUMMARIES);
        assertThat(path.totalNanos()).isGreaterThan(2_000_000).isLessThan(2_000_000 + 1_000_000_000L);
    }

    @Test
    void countsOnceWhatASummaryCountedAChunkEarlierOrLater() throws Exception {
        PathReport path = path(recording -> {
            resolve(10);
            RecordingFixture.summary("p", "live", 1_012, 2_000, 1_000, 0);
            RecordingFixture.newChunk();
            resolve(2);
        });

        assertThat(path.count()).isEqualTo(1_012);
        assertThat(path.totalNanos()).isEqualTo(1_012 * 2_000);
    }

    @Test
    void countsFailuresOnce() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("failures.jfr"), recording -> {
            RecordingFixture.resolution("p", "default", "none", null, "not found");
            EventFixture.Summary event = new EventFixture.Summary();
            event.point = "p";
            event.path = "none";
            event.count = 5;
            event.failures = 5;
            event.total = 500;
            event.belowThreshold = 4;
            event.commit();
        });

        PathReport path = only(file);
        assertThat(path.count()).isEqualTo(5);
        assertThat(path.failures()).isEqualTo(5);
        assertThat(path.failure()).isEqualTo("not found");
    }

    @Test
    void keepsExactCountsOverSeveralRecordingsOfBothKinds() throws Exception {
        Path flood = RecordingFixture.record(
                folder.resolve("flood.jfr"),
                recording -> RecordingFixture.summary("p", "live", 1_000, 2_000, 1_000, 0));
        Path calm = RecordingFixture.record(folder.resolve("calm.jfr"), recording -> resolve(7));

        Report report = Recordings.read(List.of(flood, calm), complaint -> {
            throw new AssertionError(complaint);
        });

        assertThat(report).isNotNull();
        assertThat(report.all().resolutions()).isEqualTo(1_007);
        assertThat(report.all().percentiles()).isEqualTo(Percentiles.SUMMARIES);
        assertThat(report.recordings().get(1).activity().percentiles()).isEqualTo(Percentiles.EVENTS);
    }

    /** The first recording ends before its last two resolutions are counted: the second one has that summary. */
    @Test
    void countsOnceWhatOneRecordingHoldsAndTheNextOneCounts() throws Exception {
        Path first = folder.resolve("first.jfr");
        Path second = folder.resolve("second.jfr");
        try (Recording later = new Recording()) {
            later.enable(EventFixture.Resolution.class).withThreshold(Duration.ZERO);
            later.enable(EventFixture.Summary.class);
            RecordingFixture.record(first, recording -> {
                resolve(10);
                RecordingFixture.summary("p", "live", 8, 2_000, 0, 0);
                later.start();
            });
            RecordingFixture.newChunk();
            resolve(4);
            RecordingFixture.summary("p", "live", 6, 2_000, 0, 0);
            later.dump(second);
        }

        Report report = Recordings.read(List.of(first, second), complaint -> {
            throw new AssertionError(complaint);
        });

        assertThat(report).isNotNull();
        assertThat(report.recordings().get(1).repeated()).isEqualTo(1);
        assertThat(report.all().resolutions()).isEqualTo(14);
        assertThat(report.all().points().get(0).modes()).containsEntry("default", 14L);
        assertThat(only(first).count()).isEqualTo(10);
    }

    @Test
    void takesPercentilesFromDistributions() throws Exception {
        PathReport path = path(recording -> {
            RecordingFixture.summary("p", "live", 1_000, 2_000, 1_000, 0);
            RecordingFixture.distribution("p", "live", 900, 1_000);
            RecordingFixture.distribution("p", "live", 100, 70_000);
        });

        assertThat(path.percentiles()).isEqualTo(Percentiles.DISTRIBUTIONS);
        assertThat(path.count()).isEqualTo(1_000);
        assertThat(path.p50Nanos()).isCloseTo(1_000, Percentage.withPercentage(1));
        assertThat(path.p50Range().fromNanos()).isLessThanOrEqualTo(1_000);
        assertThat(path.p50Range().toNanos()).isBetween(1_000L, 1_020L);
    }

    @Test
    void believesNoDistributionThatLacksResolutions() throws Exception {
        PathReport path = path(recording -> {
            RecordingFixture.summary("p", "live", 1_000, 2_000, 1_000, 0);
            RecordingFixture.distribution("p", "live", 900, 1_000);
        });

        assertThat(path.percentiles()).isEqualTo(Percentiles.SUMMARIES);
    }

    @Test
    void refusesADistributionThatIsDamaged() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("damaged.jfr"), recording -> {
            RecordingFixture.summary("p", "live", 1_000, 2_000, 1_000, 0);
            EventFixture.Distribution event = RecordingFixture.distributed("p", "live", 1_000, 1_000);
            event.buckets += "o";
            event.commit();
            event = RecordingFixture.distributed("p", "live", 1_000, 1_000);
            event.count = 999;
            event.commit();
            event = RecordingFixture.distributed("p", "live", 1_000, 1_000);
            event.ticksPerSecond = 0;
            event.commit();
        });
        List<String> complaints = new ArrayList<>();
        Report report = Recordings.read(List.of(file), complaints::add);

        assertThat(complaints).singleElement().asString().contains("3 events");
        assertThat(report.all().points().get(0).paths().get(0).percentiles()).isEqualTo(Percentiles.SUMMARIES);
    }

    private PathReport path(RecordingFixture.Story story) throws Exception {
        return only(RecordingFixture.record(folder.resolve("summary.jfr"), story));
    }

    private static PathReport only(Path file) {
        Report report = Recordings.read(List.of(file), complaint -> {
            throw new AssertionError(complaint);
        });
        assertThat(report).isNotNull();
        assertThat(report.all().points()).hasSize(1);
        assertThat(report.all().points().get(0).paths()).hasSize(1);
        return report.all().points().get(0).paths().get(0);
    }

    private static void resolve(int count) {
        for (int i = 0; i < count; i++) {
            RecordingFixture.resolution("p", "default", "live", Pipeline.class);
        }
    }

    @Test
    void timeWithinAnotherResolutionOfThePointCountsOnce() {
        RecordedPath path = new RecordedPath();
        path.summarised().addSummary(0, 1_000_000_000L, 10, 0, 5_000, 100, 500, 900, 900);
        path.inner(1_200);
        path.summarised().addSummary(1_000_000_000L, 2_000_000_000L, 10, 0, 5_000, 100, 500, 900, 900);
        path.inner(300);
        PathTotals both = new PathTotals();
        both.add(path.settle());
        both.add(path.settle());

        PathReport report =
                both.report("p", Timeline.align(List.of(Timeline.ofSums())).get(0), true);

        assertThat(report.totalNanos()).isEqualTo(20_000);
        assertThat(report.outermostNanos()).isEqualTo(17_000);
    }
}
