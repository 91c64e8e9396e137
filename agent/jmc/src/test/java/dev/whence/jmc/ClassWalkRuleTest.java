package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whence.Story;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

class ClassWalkRuleTest {
    private static final String NAME = "trend.analysis.TrendPipeline";
    private static final Duration NOTHING = Duration.ZERO;

    private final ClassWalkRule rule = new ClassWalkRule();

    @Test
    void warnsWhereMostOfTheTimeIsSpentWalking() throws IOException {
        try (Story story = Story.of("walks-warn").start()) {
            story.agent("");
            for (int i = 0; i < 5; i++) {
                story.walking("pipeline", "live", Duration.ofNanos(200_000), Duration.ofMillis(1), NAME);
            }
            Verdict verdict = Verdict.of(rule, story.end());

            double share = shareOf(story);
            assertThat(share).isBetween(60.0, 100.0);
            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.value(ClassWalkRule.SHARE).doubleValueIn(UnitLookup.PERCENT))
                    .isCloseTo(share, within(0.01));
            assertThat(verdict.score()).isEqualTo(Math.round(RulesToolkit.mapExp100(share, 5, 25)));
            assertThat(verdict.count(ClassWalkRule.WALKS)).isEqualTo(5);
            assertThat(verdict.summary()).contains("of the time of resolutions (pipeline)");
            assertThat(verdict.explanation()).contains("5 resolutions took").contains("1500 classes");
            assertThat(verdict.solution())
                    .contains("TREND_PIPELINE_PROXY_SIMPLE=1 would save")
                    .doesNotContain("patched version");
        }
    }

    @Test
    void isInformationAtMostWhereAWalkDoesNotComeBack() {
        try (Story story = Story.of("walks-once").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(2), NAME);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.value(ClassWalkRule.SHARE).doubleValueIn(UnitLookup.PERCENT))
                    .isGreaterThan(25);
            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).isEqualTo(74);
        }
    }

    @Test
    void isSilentWhereWalksAreASmallShare() {
        try (Story story = Story.of("walks-few").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofNanos(50_000), NAME)
                    .resolution("pipeline", "live", Story.class, Duration.ofMillis(60));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.score()).isLessThan(25);
            assertThat(verdict.summary()).contains("Class walks take");
        }
    }

    @Test
    void isSilentWithoutAWalkThatAResolutionWaitedFor() {
        try (Story story = Story.of("walks-none").start()) {
            story.resolution("pipeline", "direct", Story.class, NOTHING).walk(NAME, Duration.ofMillis(1));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.score()).isZero();
            assertThat(verdict.summary()).isEqualTo("No resolution waited for a class walk.");
        }
    }

    @Test
    void comparesWithWhatSummariesCounted() {
        try (Story story = Story.of("walks-summary").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .summary("pipeline", "live", 1_000_000, 0, Duration.ofSeconds(10));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.count(ClassWalkRule.RESOLUTIONS)).isEqualTo(1_000_000);
            assertThat(verdict.value(ClassWalkRule.RESOLUTION_TIME).doubleValueIn(UnitLookup.SECOND))
                    .isEqualTo(10);
        }
    }

    @Test
    void findsTheTimeOfAllPointsWhereNoWalkingResolutionHasAnEvent() {
        try (Story story =
                Story.of("walks-dropped").without("whence.Resolution").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .summary("pipeline", "live", 2, 0, Duration.ofMillis(4));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.summary()).contains("(all points)");
        }
    }

    @Test
    void leavesOutPointsThatDoNotWalk() {
        try (Story story = Story.of("walks-points").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .summary("jaxp", "service", 10, 0, Duration.ofMinutes(5));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.count(ClassWalkRule.RESOLUTIONS)).isEqualTo(2);
        }
    }

    @Test
    void saysThatTheFlagWouldChangePatchedAnswers() {
        try (Story story = Story.of("walks-patched").start()) {
            story.agent("")
                    .walking("pipeline", "patched", NOTHING, Duration.ofMillis(1), NAME)
                    .resolution("pipeline", "patched", Story.class, NOTHING)
                    .resolution("pipeline", "live", Story.class, NOTHING);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.solution())
                    .contains("TREND_PIPELINE_PROXY_SIMPLE=1")
                    .contains("answers by a patched version, 2 here, would then be those of the direct version");
        }
    }

    @Test
    void offersTheFlagToItsOwnPointAlone() {
        try (Story story = Story.of("walks-other").start()) {
            story.agent("").walking("beans", "live", NOTHING, Duration.ofMillis(1), NAME);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.summary()).contains("(beans)");
            assertThat(verdict.solution()).doesNotContain("TREND_PIPELINE").contains("would save");
        }
    }

    @Test
    void namesNoSettingWhereTheAgentReportedNone() {
        try (Story story = Story.of("walks-no-setting").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.result().getResult(ClassWalkRule.SETTINGS)).isEmpty();
            assertThat(verdict.solution()).doesNotContain("TREND_PIPELINE").contains("would save");
        }
    }

    @Test
    void readsAllChunks() {
        try (Story story = Story.of("walks-chunks").start()) {
            for (int i = 0; i < 3; i++) {
                story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                        .nextChunk();
            }
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.count(ClassWalkRule.WALKS)).isEqualTo(3);
            assertThat(verdict.count(ClassWalkRule.RESOLUTIONS)).isEqualTo(3);
            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
        }
    }

    @Test
    void warnsFromTheLimitThatTheUserSets() {
        try (Story story = Story.of("walks-limits").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME)
                    .summary("pipeline", "live", 2, 0, Duration.ofMillis(100));
            IItemCollection recording = story.end();

            assertThat(Verdict.of(rule, recording, limits(50, 90)).severity()).isEqualTo(Severity.OK);
            assertThat(Verdict.of(rule, recording, limits(0.5, 90)).severity()).isEqualTo(Severity.INFO);
            assertThat(Verdict.of(rule, recording, limits(0.1, 0.2)).severity()).isEqualTo(Severity.WARNING);
            assertThat(Verdict.of(rule, recording, limits(0, 0)).severity())
                    .as("limits that make no sense")
                    .isEqualTo(Severity.WARNING);
        }
    }

    @Test
    void showsTheWalksThatItRestsOn() {
        try (Story story = Story.of("walks-query").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME);
            IItemCollection recording = story.end();
            Verdict verdict = Verdict.of(rule, recording);

            IItemCollection shown = recording.apply(
                    verdict.result().getResult(TypedResult.ITEM_QUERY).getFilter());
            assertThat(shown.stream().mapToLong(each -> each.getItemCount()).sum())
                    .isEqualTo(1);
        }
    }

    @Test
    void doesNotApplyWithoutEventsOfWhence() {
        try (Story story = Story.of("walks-foreign").start()) {
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.NA);
            assertThat(verdict.summary()).contains("no event of Whence");
        }
    }

    @Test
    void doesNotApplyWhereWalksWereNotRecorded() {
        try (Story story = Story.of("walks-off").without("whence.ClassWalk").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.NA);
            assertThat(verdict.summary()).contains("whence.ClassWalk was switched off");
        }
    }

    @Test
    void doesNotApplyWhereThereIsNothingToCompareWith() {
        try (Story story = Story.of("walks-alone").without("whence.Resolution").start()) {
            story.walking("pipeline", "live", NOTHING, Duration.ofMillis(1), NAME);

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.NA);
        }
    }

    private static Limits limits(double information, double warning) {
        return new Limits(Map.of(
                ClassWalkRule.INFORMATION, UnitLookup.PERCENT.quantity(information),
                ClassWalkRule.WARNING, UnitLookup.PERCENT.quantity(warning)));
    }

    /** By the JDK's own reader. */
    private static double shareOf(Story story) throws IOException {
        long walks = 0;
        long resolutions = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(story.file())) {
            switch (event.getEventType().getName()) {
                case "whence.ClassWalk" -> walks += event.getDuration().toNanos();
                case "whence.Resolution" -> resolutions += event.getDuration().toNanos();
                default -> {}
            }
        }
        return 100.0 * walks / resolutions;
    }
}
