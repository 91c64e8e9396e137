package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import dev.whence.Story.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/** What all rules owe Mission Control. */
class RuleRegistrationTest {
    private static final List<IRule> OURS = RuleRegistry.getRules().stream()
            .filter(rule -> rule instanceof WhenceRule)
            .toList();

    @Test
    void missionControlFindsThemAmongItsOwn() {
        assertThat(OURS)
                .extracting(IRule::getId)
                .containsExactlyInAnyOrder(
                        "WhenceAnswersBaseline",
                        "WhenceClassWalks",
                        "WhenceFailures",
                        "WhenceOneKey",
                        "WhencePatchInUse",
                        "WhenceSeveralVersions",
                        "WhenceUnmatchedPoints");
        assertThat(RuleRegistry.getRules())
                .as("Mission Control's own are there too")
                .hasSizeGreaterThan(50)
                .extracting(IRule::getId)
                .doesNotHaveDuplicates();
    }

    @Test
    void theirTopicsAreTheirsAlone() {
        List<String> others = RuleRegistry.getRules().stream()
                .filter(rule -> !(rule instanceof WhenceRule))
                .map(IRule::getTopic)
                .toList();

        assertThat(OURS)
                .extracting(IRule::getTopic)
                .allSatisfy(topic -> assertThat(topic).startsWith("whence_").isNotIn(others));
    }

    @Test
    void theirValuesHaveNamesAndUnits() {
        for (IRule rule : OURS) {
            assertThat(rule.getResults())
                    .as(rule.getId())
                    .contains(TypedResult.SCORE)
                    .extracting(TypedResult::getIdentifier)
                    .doesNotHaveDuplicates();
            assertThat(rule.getResults())
                    .filteredOn(result -> result != TypedResult.SCORE && result != TypedResult.ITEM_QUERY)
                    .as(rule.getId())
                    .allSatisfy(result -> {
                        assertThat(result.getName()).isNotBlank();
                        assertThat(result.getDescription()).isNotBlank();
                        assertThat(result.getPersister()).isNotNull();
                    });
            assertThat(rule.getConfigurationAttributes()).as(rule.getId()).allSatisfy(preference -> {
                assertThat(preference.getIdentifier()).startsWith("whence.");
                assertThat(preference.getDescription()).isNotBlank();
                assertThat(preference.getDefaultValue()).isNotNull();
            });
        }
    }

    /** A message's placeholder that no value fills would be shown as it stands. */
    @Test
    void everyPlaceholderIsFilled(@TempDir Path folder) throws IOException {
        IItemCollection recording = everythingAtOnce();
        Path baseline = Files.writeString(folder.resolve("app.answers"), "jaxp DOM -> a.B\n");
        for (IRule rule : OURS) {
            Verdict verdict =
                    Verdict.of(rule, recording, new Limits(Map.of(AnswersBaselineRule.FILE, baseline.toString())));

            assertThat(verdict.severity()).as(rule.getId()).isIn(Severity.INFO, Severity.WARNING);
            assertThat(verdict.summary() + verdict.explanation() + verdict.solution())
                    .as(rule.getId())
                    .doesNotContain("{", "}", "null");
            assertThat(verdict.summary()).as(rule.getId()).isNotBlank();
            assertThat(verdict.explanation()).as(rule.getId()).isNotBlank();
            assertThat(verdict.solution()).as(rule.getId()).isNotBlank();
            assertThat(verdict.result().getResult(TypedResult.ITEM_QUERY).getAttributes())
                    .as(rule.getId())
                    .isNotEmpty();
        }
    }

    private static IItemCollection everythingAtOnce() {
        Instant now = Instant.now();
        try (Story story = Story.of("everything").start()) {
            story.agent("ghost = no.such.Thing::find: no class no.such.Thing is loaded")
                    .walking("pipeline", "patched", Duration.ZERO, Duration.ofMillis(1), "p.Q")
                    .failure("pipeline", "no")
                    .answer("pipeline", "run", Story.class, "file:/app.jar", 1, Duration.ZERO)
                    .answer("pipeline", "run", Story.class, "file:/fix.jar", 1, Duration.ZERO)
                    .version(Story.class, "app", "file:/app.jar", now, State.UNUSED)
                    .version(Story.class, "Loader@1", "file:/fix.jar", now, State.IN_USE);
            return story.end();
        }
    }
}
