package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import dev.whence.Story.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

class PatchInUseRuleTest {
    private static final Duration NOTHING = Duration.ZERO;
    private static final Instant SEEN = Instant.parse("2026-11-20T03:00:00.250Z");

    private final PatchInUseRule rule = new PatchInUseRule();

    @Test
    void saysWhichWhenceAndSinceWhen() {
        try (Story story = Story.of("patch-used").start()) {
            story.resolution("pipeline", "patched", Story.class, NOTHING)
                    .resolution("pipeline", "live", Story.class, NOTHING)
                    .version(Story.class, "app", "file:/app.jar", SEEN.minusSeconds(60), State.IN_USE)
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", SEEN, State.IN_USE)
                    .version(Story.class, "old.jar Loader@2b", "file:/old.jar", SEEN, State.UNUSED);
            IItemCollection recording = story.end();
            Verdict verdict = Verdict.of(rule, recording);

            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).as("25 + 49 × 1/2").isEqualTo(50);
            assertThat(verdict.summary()).isEqualTo("A patched version answered 1 of 2 resolutions (pipeline).");
            assertThat(verdict.lines(PatchInUseRule.VERSIONS))
                    .containsExactly("dev.whence.Story from file:/fix.jar (loader fix.jar Loader@1a)");
            assertThat(verdict.explanation())
                    .contains("First seen: 2026-11-20T03:00:00.250Z.")
                    .contains("First recorded answer: 20");
            IItemCollection shown = recording.apply(
                    verdict.result().getResult(TypedResult.ITEM_QUERY).getFilter());
            assertThat(shown.stream().mapToLong(each -> each.getItemCount()).sum())
                    .as("versions in use")
                    .isEqualTo(2);
        }
    }

    @Test
    void isSilentWhereThePatchIsLoadedButDoesNotAnswer() {
        try (Story story = Story.of("patch-unused").start()) {
            story.resolution("pipeline", "live", Story.class, NOTHING)
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", SEEN, State.UNUSED);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.summary()).isEqualTo("No resolution was answered by a patched version.");
        }
    }

    @Test
    void isSilentWhereTheLiveVersionComesFromALoaderOfItsOwn() {
        try (Story story = Story.of("patch-live").start()) {
            story.resolution("pipeline", "live", Story.class, NOTHING)
                    .version(Story.class, "live Loader@1a", "file:/live.jar", SEEN, State.IN_USE);

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void countsAnswersThatHaveNoEventOfTheirOwn() {
        try (Story story =
                Story.of("patch-summary").without("whence.Resolution").start()) {
            story.summary("pipeline", "patched", 750, 0, Duration.ofMillis(3))
                    .summary("pipeline", "live", 250, 0, Duration.ofMillis(1))
                    .summary("jaxp", "service", 5_000, 0, Duration.ofMillis(9))
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", SEEN, State.IN_USE);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.count(PatchInUseRule.ANSWERS)).isEqualTo(750);
            assertThat(verdict.value(PatchInUseRule.SHARE).doubleValueIn(UnitLookup.PERCENT))
                    .as("of the points that gave patched answers")
                    .isEqualTo(75);
            assertThat(verdict.lines(PatchInUseRule.VERSIONS)).hasSize(1);
            assertThat(verdict.explanation()).doesNotContain("First recorded answer");
        }
    }

    @Test
    void namesTheClassWhereVersionsWereNotRecorded() {
        try (Story story = Story.of("patch-class").without("whence.Patch").start()) {
            story.resolution("pipeline", "patched", Story.class, NOTHING);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).as("every answer").isEqualTo(74);
            assertThat(verdict.lines(PatchInUseRule.VERSIONS))
                    .containsExactly("dev.whence.Story (its loader is not in the recording)");
        }
    }

    @Test
    void tellsAVersionOnceHoweverOftenTheAgentDid() {
        try (Story story = Story.of("patch-chunks").start()) {
            story.resolution("pipeline", "patched", Story.class, NOTHING)
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", SEEN, State.UNUSED)
                    .nextChunk()
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", SEEN, State.IN_USE)
                    .nextChunk()
                    .resolution("pipeline", "patched", Story.class, NOTHING)
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", SEEN, State.IN_USE);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.lines(PatchInUseRule.VERSIONS)).hasSize(1);
            assertThat(verdict.count(PatchInUseRule.ANSWERS)).isEqualTo(2);
        }
    }

    @Test
    void doesNotApplyWhereNoResolutionWasRecordedOnPurpose() {
        try (Story story = Story.of("patch-off")
                .without("whence.Resolution")
                .without("whence.Summary")
                .start()) {
            story.agent("");

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.NA);
        }
    }
}
