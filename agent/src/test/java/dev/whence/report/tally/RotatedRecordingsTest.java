package dev.whence.report.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.EventFixture;
import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Audit;
import dev.whence.report.findings.AuditedClass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of recordings that follow each other and overlap. */
class RotatedRecordingsTest {
    private static final long MICRO = 1_000;

    @TempDir
    private Path folder;

    /** The first recording ends before its last two answers are counted: the second one has that count. */
    @Test
    void countsAnAnswerOnce() throws Exception {
        Path first = folder.resolve("first.jfr");
        Path second = folder.resolve("second.jfr");
        try (Recording later = new Recording()) {
            later.enable(EventFixture.Resolution.class).withThreshold(Duration.ZERO);
            later.enable(EventFixture.Answer.class);
            RecordingFixture.record(first, recording -> {
                resolve(10);
                count(8);
                later.start();
            });
            RecordingFixture.newChunk();
            resolve(4);
            count(6);
            later.dump(second);
        }

        Report both = report(first, second);

        assertThat(both.recordings().get(1).repeated()).isEqualTo(1);
        assertThat(answers(both)).isEqualTo(14);
        assertThat(both.answers()).allMatch(AnswerReport::exact);
        assertThat(Audit.of(both).classes()).extracting(AuditedClass::count).containsExactly(14L);
        assertThat(answers(report(first)))
                .as("single events, of which there are more")
                .isEqualTo(10);
        assertThat(report(first).answers()).noneMatch(AnswerReport::exact);
        assertThat(Audit.of(report(first)).classes())
                .extracting(AuditedClass::count)
                .containsExactly(10L);
    }

    /** Two recordings that do not overlap are settled each by itself: what one lacks the other one does not make up for. */
    @Test
    void settlesEachOfTwoThatDoNotOverlap() throws Exception {
        Path first = RecordingFixture.record(folder.resolve("first.jfr"), recording -> {
            resolve(10);
            count(8);
        });
        Path second = RecordingFixture.record(folder.resolve("second.jfr"), recording -> {
            resolve(1);
            count(5);
        });

        assertThat(answers(report(first, second))).isEqualTo(10 + 5);
    }

    private static void resolve(int times) {
        for (int i = 0; i < times; i++) {
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
        }
    }

    private static void count(long count) {
        RecordingFixture.answer("pipeline", "run", Pipeline.class, "", "", count, MICRO);
    }

    private static long answers(Report report) {
        return report.answers().stream().mapToLong(AnswerReport::count).sum();
    }

    private static Report report(Path... recordings) throws Exception {
        Report report = Recordings.read(List.of(recordings), complaint -> {
            throw new AssertionError(complaint);
        });
        assertThat(report).isNotNull();
        return report;
    }
}
