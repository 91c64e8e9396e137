package dev.whence.report.findings;

import static dev.whence.report.ReportFixture.activity;
import static dev.whence.report.ReportFixture.noWalks;
import static dev.whence.report.ReportFixture.path;
import static dev.whence.report.ReportFixture.point;
import static dev.whence.report.ReportFixture.recording;
import static dev.whence.report.ReportFixture.report;
import static dev.whence.report.ReportFixture.version;
import static dev.whence.report.ReportFixture.walks;
import static dev.whence.report.ReportFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.figures.ActivityReport;
import dev.whence.report.figures.Percentiles;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.WalkReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened, in sentences. */
class HeadlineTest {
    @Test
    void tellsOfOnePointAndItsPaths() {
        ActivityReport all = activity(
                walks(50, 1_000_000, 2_581),
                point("pipeline", 1_500, 0, path("patched", 1_000, 90_000), path("live", 500, 20_000)));

        assertThat(Headline.of(report(all)))
                .containsExactly(
                        "Point pipeline was resolved 1,500 times in 10.0 s: patched 1,000, live 500; none failed.",
                        "Finding the implementations took 100 ms in total, 66.7 µs on average; 50.0 ms of it, 50 %, went"
                                + " into 50 walks over up to 2,581 loaded classes.");
    }

    @Test
    void tellsOfOnePath() {
        assertThat(Headline.of(report(activity(noWalks(), point("pipeline", 0, 1, path("direct", 1, 900))))))
                .containsExactly(
                        "Point pipeline was resolved once in 10.0 s, always by the path direct; none failed.",
                        "Finding the implementations took 900 ns in total, 900 ns on average; there was no walk over the"
                                + " loaded classes.");
    }

    @Test
    void tellsOfSeveralPointsRecordingsAndFailures() {
        ActivityReport all = activity(
                noWalks(),
                point("jaxp", 0, 0, path("", 10, 1_000)),
                point("pipeline", 0, 90, path("none", 90, 90, 1_000, Percentiles.EVENTS, "no")));

        assertThat(Headline.of(report(all, recording("a.jfr", all), recording("b.jfr", all))))
                .first()
                .isEqualTo("2 points were resolved 100 times in 2 recordings of 20.0 s together, most often pipeline"
                        + " (90); 90 failed.");
    }

    @Test
    void tellsOfWalksThatNobodyWaitedFor() {
        WalkReport some = walks(50, 1_000, 10);
        WalkReport idle = new WalkReport(
                some.count(),
                some.totalNanos(),
                some.maxNanos(),
                some.classes(),
                some.mostClasses(),
                0,
                0,
                some.counts(),
                some.nanos(),
                some.loaded());

        assertThat(Headline.of(report(activity(idle, point("pipeline", 9, 0, path("live", 9, 1_000))))))
                .last()
                .asString()
                .endsWith("of 50 walks over the loaded classes, no resolution waited for any.");
    }

    @Test
    void tellsOfSeveralVersionsOfOneName() {
        Report report = with(
                report(activity(noWalks(), point("pipeline", 9, 0, path("live", 9, 1_000)))),
                List.of(
                        version("a.P", "app", "file:/a.jar", true, null, 9),
                        version("a.P", "patch", "file:/b.jar", false, "no", 0),
                        version("a.Q", "app", "file:/a.jar", null, null, 0)),
                List.of(),
                null);

        assertThat(Headline.of(report)).last().isEqualTo("2 versions of a.P were seen; 1 of them answered.");
    }

    @Test
    void tellsOfNothing() {
        assertThat(Headline.of(report(activity(noWalks())))).containsExactly("No resolution was recorded in 10.0 s.");
    }
}
