package dev.whence.report.findings;

import static dev.whence.report.ReportFixture.activity;
import static dev.whence.report.ReportFixture.noWalks;
import static dev.whence.report.ReportFixture.path;
import static dev.whence.report.ReportFixture.point;
import static dev.whence.report.ReportFixture.recording;
import static dev.whence.report.ReportFixture.walks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.figures.RecordingReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two sides of the flag bear out, and what they do not. */
class FlagSavingsTest {
    private final RecordingReport simple =
            recording("simple.jfr", activity(noWalks(), point("pipeline", 0, 1_000, path("direct", 1_000, 2_000))));
    private final RecordingReport inDefault = recording(
            "default.jfr",
            activity(walks(100, 1_000_000, 2_500), point("pipeline", 1_000, 0, path("patched", 1_000, 302_000))));

    @Test
    void saysWhatTheSettingSaved() {
        assertThat(FlagSavings.by(List.of(inDefault, simple)))
                .isEqualTo("With TREND_PIPELINE_PROXY_SIMPLE (simple.jfr) a resolution of pipeline took 2.00 µs on"
                        + " average, without it (default.jfr) 302 µs; it saved 300 µs each time, and all of the 100"
                        + " walks that resolutions waited for, 100 ms.");
    }

    @Test
    void countsTheRecordingsOfASide() {
        assertThat(FlagSavings.by(List.of(inDefault, simple, inDefault))).contains("without it (2 recordings)");
    }

    @Test
    void oneWalkIsOne() {
        RecordingReport walked = recording(
                "default.jfr", activity(walks(1, 1_000_000, 2_500), point("pipeline", 10, 0, path("live", 10, 9_000))));

        assertThat(FlagSavings.by(List.of(walked, simple)))
                .contains(", and the one walk that resolutions waited for, 1.");
    }

    @Test
    void saysSoWhereItSavedNothing() {
        RecordingReport quick =
                recording("quick.jfr", activity(noWalks(), point("pipeline", 10, 0, path("live", 10, 1_000))));

        assertThat(FlagSavings.by(List.of(simple, quick))).endsWith("; it saved nothing here.");
    }

    @Test
    void isSilentWithoutBothSides() {
        RecordingReport mixed =
                recording("mixed.jfr", activity(noWalks(), point("pipeline", 5, 5, path("live", 10, 1_000))));
        RecordingReport other =
                recording("other.jfr", activity(noWalks(), point("jaxp", 0, 10, path("live", 10, 1_000))));

        assertThat(FlagSavings.by(List.of(simple, simple))).isNull();
        assertThat(FlagSavings.by(List.of(inDefault, mixed))).isNull();
        assertThat(FlagSavings.by(List.of(inDefault, other))).isNull();
        assertThat(FlagSavings.by(List.of())).isNull();
    }
}
