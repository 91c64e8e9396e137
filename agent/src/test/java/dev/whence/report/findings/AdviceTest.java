package dev.whence.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.report.Pipeline;
import dev.whence.report.RecordingFixture;
import dev.whence.report.Recordings;
import dev.whence.report.figures.Report;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice is given where the recording bears it out, and nowhere else. */
class AdviceTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatTheSettingWouldSave() throws Exception {
        assertThat(advice(() -> {
                    RecordingFixture.walk(1, 1_500);
                    RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
                }))
                .startsWith("TREND_PIPELINE_PROXY_SIMPLE=1 would save these walks, ")
                .doesNotContain("patch");
    }

    @Test
    void warnsThatTheSettingAlsoLeavesPatchesOut() throws Exception {
        assertThat(advice(() -> {
                    RecordingFixture.walk(1, 1_500);
                    RecordingFixture.resolution("pipeline", "default", "patched", Pipeline.class);
                }))
                .contains("TREND_PIPELINE_PROXY_SIMPLE=1", "patches are not used, as 1 time here");
    }

    @Test
    void promisesNothingWhereNoResolutionWaitedForAWalk() throws Exception {
        assertThat(advice(() -> {
                    RecordingFixture.walk(0, 1_500);
                    RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
                }))
                .contains("almost nothing");
    }

    @Test
    void hasNothingToSaveInSimpleMode() throws Exception {
        assertThat(advice(() -> RecordingFixture.resolution("pipeline", "simple", "direct", Pipeline.class)))
                .contains("simple mode throughout")
                .doesNotContain("TREND_PIPELINE_PROXY_SIMPLE");
    }

    /** As in the default profile, where no resolution that is quick has an event of its own. */
    @Test
    void knowsTheModeFromSummariesAlone() throws Exception {
        assertThat(advice(() -> {
                    RecordingFixture.walk(1, 1_500);
                    RecordingFixture.summary("pipeline", "live", "default", 100, 1_000, 100, 0);
                }))
                .startsWith("TREND_PIPELINE_PROXY_SIMPLE=1 would save these walks, ");
        assertThat(advice(() -> RecordingFixture.summary("pipeline", "direct", "simple", 100, 1_000, 100, 0)))
                .contains("simple mode throughout");
    }

    @Test
    void keepsSilentOnPointsThatHaveNoSetting() throws Exception {
        assertThat(advice(() -> {
                    RecordingFixture.walk(1, 1_500);
                    RecordingFixture.resolution("jaxp", "", "service", Pipeline.class);
                }))
                .isNull();
    }

    @Test
    void keepsSilentWhereTheAgentReportedNoSetting() throws Exception {
        Path file = RecordingFixture.record(folder.resolve("no-agent.jfr"), recording -> {
            RecordingFixture.walk(1, 1_500);
            RecordingFixture.resolution("pipeline", "default", "live", Pipeline.class);
        });
        Report report = Recordings.read(List.of(file), complaint -> {
            throw new AssertionError(complaint);
        });
        assertThat(report).isNotNull();
        assertThat(report.advice()).isNull();
    }

    @Test
    void keepsSilentOnNothing() throws Exception {
        assertThat(advice(() -> {})).isNull();
    }

    private @Nullable String advice(Runnable story) throws Exception {
        Path file = RecordingFixture.record(folder.resolve("advice.jfr"), recording -> {
            RecordingFixture.agent("", 0, null);
            story.run();
        });
        Report report = Recordings.read(List.of(file), complaint -> {
            throw new AssertionError(complaint);
        });
        assertThat(report).isNotNull();
        return report.advice();
    }
}
