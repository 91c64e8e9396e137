package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.flightrecorder.rules.Severity;

class UnmatchedPointRuleTest {
    private static final String GHOST = "ghost = no.such.Thing::find: no class no.such.Thing is loaded";
    private static final String STEP = "pipeline.step.direct = trend.portfolio.app.PipelineProxy::importDirect: "
            + "the class has no such method; did you mean importDirectly?";
    private static final String MODE =
            "pipeline.mode.simple = trend.portfolio.app.PipelineProxy::simple: " + "the class has no such method";

    private final UnmatchedPointRule rule = new UnmatchedPointRule();

    @Test
    void warnsOfAPointThatMatchedNothing() {
        try (Story story = Story.of("points-ghost").start()) {
            story.agent(GHOST + "\n" + STEP);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
            assertThat(verdict.score()).isEqualTo(75);
            assertThat(verdict.lines(UnmatchedPointRule.LINES)).containsExactly(GHOST, STEP);
            assertThat(verdict.summary()).endsWith("could not be woven: 2.");
            assertThat(verdict.explanation()).contains("did you mean importDirectly?");
        }
    }

    @Test
    void informsOfPartsOfPointsThatMatchedNothing() {
        try (Story story = Story.of("points-parts").start()) {
            story.agent(STEP + "\n" + MODE);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.INFO);
            assertThat(verdict.score()).isEqualTo(50);
        }
    }

    @Test
    void isSilentWhereEverythingIsWoven() {
        try (Story story = Story.of("points-fine").start()) {
            story.agent("");
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.OK);
            assertThat(verdict.score()).isZero();
        }
    }

    @Test
    void goesByTheLastWord() {
        try (Story story = Story.of("points-later").start()) {
            story.agent(GHOST).nextChunk().agent("");
            assertThat(Verdict.of(rule, story.end()).severity())
                    .as("woven when its class was loaded")
                    .isEqualTo(Severity.OK);
        }
        try (Story story = Story.of("points-gone").start()) {
            story.agent("").nextChunk().agent(GHOST);
            assertThat(Verdict.of(rule, story.end()).severity()).isEqualTo(Severity.WARNING);
        }
    }

    @Test
    void doesNotApplyWhereTheAgentWasNotRecorded() {
        try (Story story = Story.of("points-off").start()) {
            story.resolution("pipeline", "live", Story.class, Duration.ZERO);
            Verdict verdict = Verdict.of(rule, story.end());

            assertThat(verdict.severity()).isEqualTo(Severity.NA);
            assertThat(verdict.summary()).contains("no event whence.Agent");
        }
    }
}
