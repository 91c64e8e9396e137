package dev.whence.report.diff;

import static dev.whence.report.ReportFixture.activity;
import static dev.whence.report.ReportFixture.noWalks;
import static dev.whence.report.ReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.answer.AnswerFilter;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Durations;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.SingleEvents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key is slower where its median is, and not where its mean is: that differs between two runs of one program. */
class SlowdownTest {
    /** Against 1,000 resolutions of 10 µs: how many, of how long each, with how many of 100 ms among them. */
    @ParameterizedTest
    @CsvSource({
        "1000, 10000, 0, false",
        "1000, 25000, 0, true",
        "1000, 19000, 0, false",
        "100, 25000, 0, true",
        "99, 25000, 0, false",
        "1000, 10000, 400, false",
        "1000, 5000, 0, false",
    })
    void goesByTheMedian(int count, long nanosEach, int paused, boolean slower) {
        AnswersDiff diff = AnswersDiff.of(
                "a", of(1_000, 10_000, 0, 1_000), "b", of(count, nanosEach, paused, count), AnswerFilter.ALL, false);

        assertThat(diff.differences().stream().map(Difference::kind))
                .containsExactlyElementsOf(slower ? List.of(Difference.Kind.slower) : List.of());
        if (slower) {
            assertThat(diff.differences().get(0).wordsBefore()).isEqualTo("half of 1,000 within 9.98 µs");
        }
    }

    @Test
    void whereSomeWereNotWrittenTheyAreNotCompared() {
        AnswersDiff diff = AnswersDiff.of(
                "a", of(1_000, 10_000, 0, 1_000), "b", of(999, 90_000, 0, 1_000), AnswerFilter.ALL, false);

        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void lessThanAMicrosecondIsNothing() {
        assertThat(Slowdown.of(new Timing(1_000, 300), new Timing(1_000, 1_200)))
                .isFalse();
        assertThat(Slowdown.of(new Timing(1_000, 300), new Timing(1_000, 1_300)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0", "15", "16", "17", "1000", "123456", "9000000000", "9223372036854775807"})
    void mediansAreWithinSixPercent(long nanos) {
        Durations durations = new Durations();
        durations.add(1);
        durations.add(Long.MAX_VALUE);
        Durations more = new Durations();
        more.add(nanos);
        durations.add(more);

        assertThat(durations.count()).isEqualTo(3);
        assertThat((double) durations.median()).isBetween(Math.max(1, nanos) * 0.94, Math.max(1, nanos) * 1.06);
    }

    private static Report of(int count, long nanosEach, int paused, long counted) {
        Durations durations = new Durations();
        for (int i = 0; i < count; i++) {
            durations.add(i < paused ? 100_000_000 : nanosEach);
        }
        Report empty = report(activity(noWalks()));
        return new Report(
                empty.recordings(),
                empty.all(),
                null,
                List.of(new AnswerReport(
                        "p", "", "k", "", "a.B", "app", "", "", "", counted, 1, 1, 1, 1, 1, 1, false, false, true)),
                List.of(new SingleEvents("p", "k", "a.B", "", 1, "main", List.of(), durations)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
