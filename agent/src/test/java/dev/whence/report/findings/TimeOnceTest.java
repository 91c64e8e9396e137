package dev.whence.report.findings;

import static dev.whence.report.ReportFixture.activity;
import static dev.whence.report.ReportFixture.noWalks;
import static dev.whence.report.ReportFixture.path;
import static dev.whence.report.ReportFixture.point;
import static dev.whence.report.ReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers are counted a moment before points are: a recording may end in between. */
final class TimeOnceTest {

    @Test
    void isTheSumOfSelfTimes() {
        assertThat(TimeOnce.of(withAnswer(1_000, 7_000))).isEqualTo(7_000);
        assertThat(TimeOnce.of(withAnswer(991, 7_000)))
                .as("nine came after the last count")
                .isEqualTo(7_000);
    }

    @Test
    void isUnknownWhereAnswersAreMissing() {
        assertThat(TimeOnce.of(withAnswer(989, 7_000))).isEqualTo(TimeOnce.UNKNOWN);
        assertThat(TimeOnce.of(withAnswer(1_000, AnswerReport.UNKNOWN))).isEqualTo(TimeOnce.UNKNOWN);
        assertThat(TimeOnce.of(report(activity(noWalks(), point("pipeline", 0, 0, path("live", 1_000, 10))))))
                .isEqualTo(TimeOnce.UNKNOWN);
    }

    /** A recording of 1,000 resolutions, of which the answers have some. */
    private static Report withAnswer(long count, long self) {
        Report report = report(activity(noWalks(), point("pipeline", 0, 0, path("live", 1_000, 10))));
        AnswerReport answer = new AnswerReport(
                "pipeline",
                "",
                "run",
                "live",
                "a.B",
                "app",
                "a.jar",
                "",
                "",
                count,
                10_000,
                self,
                self,
                20,
                1,
                2,
                false,
                false,
                true);
        return new Report(
                report.recordings(),
                report.all(),
                report.agent(),
                List.of(answer),
                List.of(),
                report.slowest(),
                report.candidates(),
                report.versions(),
                report.unmatched(),
                report.advice());
    }
}
