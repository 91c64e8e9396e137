package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import dev.whence.Story.State;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.Severity;

class SeveralVersionsRuleTest {
    private final SeveralVersionsRule rule = new SeveralVersionsRule();

    @Test
    void informsOfTwoVersionsOfOneName() {
        try (Story story = Story.of("versions-two").start()) {
            Instant now = Instant.now();
            story.version(Story.class, "app", "file:/app.jar", now, State.UNUSED)
                    .version(Story.class, "fix.jar Loader@1a", "file:/fix.jar", now, State.REFUSED);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).isEqualTo(25);
            assertThat(verdict.summary()).isEqualTo("2 versions of dev.whence.Story were loaded at once.");
            assertThat(verdict.lines(SeveralVersionsRule.VERSIONS))
                    .containsExactly(
                            "dev.whence.Story from file:/app.jar (loader app): not used",
                            "dev.whence.Story from file:/fix.jar (loader fix.jar Loader@1a): "
                                    + "refused: its constructor threw");
        }
    }

    @Test
    void warnsOfSixWhichLookLikeALeak() {
        try (Story story = Story.of("versions-six").start()) {
            Instant now = Instant.now();
            for (int i = 0; i < 6; i++) {
                story.version(Story.class, "Loader@" + i, "file:/app.jar", now, State.UNUSED);
            }
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.score()).isEqualTo(75);
            assertThat(verdict.count(SeveralVersionsRule.COUNT)).isEqualTo(6);
        }
    }

    @Test
    void isSilentWithOneVersionOfEachName() {
        try (Story story = Story.of("versions-one").start()) {
            Instant now = Instant.now();
            story.version(Story.class, "app", "file:/app.jar", now, State.IN_USE)
                    .nextChunk()
                    .version(Story.class, "app", "file:/app.jar", now, State.IN_USE)
                    .version(String.class, "bootstrap", "", now, State.UNUSED);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.score()).isZero();
        }
    }

    @Test
    void isSilentWhereOneVersionFollowsAnother() {
        try (Story story = Story.of("versions-reload").start()) {
            story.version(Story.class, "Loader@1", "file:/app.jar", Instant.now(), State.IN_USE)
                    .nextChunk();
            Instant later = Instant.now().plusSeconds(1);
            story.version(Story.class, "Loader@2", "file:/app.jar", later, State.IN_USE);

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void informsFromTheLimitThatTheUserSets() {
        try (Story story = Story.of("versions-limits").start()) {
            Instant now = Instant.now();
            story.version(Story.class, "Loader@1", "", now, State.UNUSED)
                    .version(Story.class, "Loader@2", "", now, State.UNUSED);
            IItemCollection recording = story.end();
            Limits limits = new Limits(Map.of(
                    SeveralVersionsRule.INFORMATION, UnitLookup.NUMBER_UNITY.quantity(2),
                    SeveralVersionsRule.WARNING, UnitLookup.NUMBER_UNITY.quantity(9)));

            assertThat(Verdict.of(rule, recording).severity()).isEqualTo(Severity.INFO);
            assertThat(Verdict.of(rule, recording, limits).severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void doesNotApplyWhereVersionsWereNotRecorded() {
        try (Story story = Story.of("versions-off").without("whence.Patch").start()) {
            story.agent("");

            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.NA);
        }
    }
}
