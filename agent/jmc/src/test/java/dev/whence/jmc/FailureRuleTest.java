package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

class FailureRuleTest {
    private static final Duration NOTHING = Duration.ZERO;

    private final FailureRule rule = new FailureRule();

    @Test
    void warnsWhereATenthFails() {
        try (Story story = Story.of("failures-warn").start()) {
            story.failure("pipeline", "PipelineNotFoundException: nothing has run")
                    .failure("pipeline", "PipelineNotFoundException: nothing has run")
                    .failure("pipeline", "IllegalStateException: once");
            for (int i = 0; i < 27; i++) {
                story.resolution("pipeline", "live", Story.class, NOTHING);
            }
            IItemCollection recording = story.end();
            Verdict verdict = Verdict.of(rule, recording);

            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.score()).isEqualTo(75);
            assertThat(verdict.summary()).isEqualTo("3 of 30 resolutions failed (pipeline).");
            assertThat(verdict.explanation())
                    .matches("10.% of the resolutions.*")
                    .contains("Most often: PipelineNotFoundException: nothing has run");
            IItemCollection shown = recording.apply(
                    verdict.result().getResult(TypedResult.ITEM_QUERY).getFilter());
            assertThat(shown.stream().mapToLong(each -> each.getItemCount()).sum())
                    .isEqualTo(3);
        }
    }

    @Test
    void namesTheKeysThatFail() {
        try (Story story = Story.of("failures-keys").start()) {
            Verdict verdict = Verdict.of(
                    rule,
                    story.summary("spring", "none", 29, 29, NOTHING)
                            .failedAnswer("spring", "gearbox", "a.Broken", 10)
                            .failedAnswer("spring", "clutch", "a.NotThere", 12)
                            .nextChunk()
                            .failedAnswer("spring", "clutch", "a.NotThere", 7)
                            .end());

            assertThat(verdict.lines(FailureRule.KEYS))
                    .containsExactly("spring clutch: a.NotThere (19)", "spring gearbox: a.Broken (10)");
            assertThat(verdict.explanation()).contains("What failed: ", "spring clutch");
        }
    }

    @Test
    void informsOfASingleFailureHoweverSmallItsShare() {
        try (Story story = Story.of("failures-one").start()) {
            story.summary("pipeline", "none", 1, 1, NOTHING)
                    .summary("pipeline", "live", 1_000_000, 0, Duration.ofSeconds(1));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).isEqualTo(25);
            assertThat(verdict.summary()).contains("1 of 1000001 resolutions failed");
            assertThat(verdict.explanation()).contains("No failed resolution has an event of its own here");
        }
    }

    @Test
    void judgesTheWorstPoint() {
        try (Story story = Story.of("failures-worst").start()) {
            story.failure("jdbc", "SQLException: no driver")
                    .summary("pipeline", "none", 5, 5, NOTHING)
                    .summary("pipeline", "live", 995, 0, Duration.ofSeconds(1));
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.value(FailureRule.SHARE).doubleValueIn(UnitLookup.PERCENT))
                    .isEqualTo(100);
            assertThat(verdict.summary()).contains("6 of 1001").contains("(jdbc, pipeline)");
        }
    }

    @Test
    void isSilentWhereAStepFailsButAnotherPathAnswers() {
        try (Story story = Story.of("failures-none").start()) {
            story.resolution("pipeline", "live", Story.class, NOTHING)
                    .step("pipeline", "patched", "failed", "its constructor threw")
                    .step("pipeline", "live", "chosen", null);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.score()).isZero();
            assertThat(verdict.summary()).isEqualTo("No resolution failed.");
        }
    }

    @Test
    void isSilentWhereNothingWasFoundAndNothingThrown() {
        try (Story story = Story.of("failures-empty").start()) {
            story.resolution("beans", "none", null, NOTHING);

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void warnsFromTheLimitThatTheUserSets() {
        try (Story story = Story.of("failures-limits").start()) {
            story.failure("pipeline", "no").resolution("pipeline", "live", Story.class, NOTHING);
            IItemCollection recording = story.end();
            Limits limits = new Limits(Map.of(
                    FailureRule.INFORMATION, UnitLookup.PERCENT.quantity(50),
                    FailureRule.WARNING, UnitLookup.PERCENT.quantity(90)));

            assertThat(Verdict.of(rule, recording).severity()).isEqualTo(Severity.WARNING);
            assertThat(Verdict.of(rule, recording, limits).score()).isEqualTo(25);
        }
    }

    @Test
    void doesNotApplyWhereNoResolutionWasRecordedOnPurpose() {
        try (Story story = Story.of("failures-off")
                .without("whence.Resolution")
                .without("whence.Summary")
                .start()) {
            story.agent("");

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.NA);
        }
    }
}
