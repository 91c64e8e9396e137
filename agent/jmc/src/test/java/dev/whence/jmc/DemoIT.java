package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/** The rules over the demonstration's recordings: each fires where it should, and is silent where it should not. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.whence.jmc.Jdk#all")
class DemoIT {
    /** Of a user who wants to know of every walk. */
    private static final Limits STRICT =
            new Limits(Map.of(ClassWalkRule.INFORMATION, UnitLookup.PERCENT.quantity(0.01)));

    private final ClassWalkRule walks = new ClassWalkRule();
    private final PatchInUseRule patch = new PatchInUseRule();
    private final SeveralVersionsRule versions = new SeveralVersionsRule();
    private final FailureRule failures = new FailureRule();
    private final UnmatchedPointRule points = new UnmatchedPointRule();

    private final DemoRun demo;

    DemoIT(Jdk jdk) {
        this.demo = DemoRun.on(jdk);
    }

    @Test
    void simpleModeLeavesNothingToSay() {
        IItemCollection recording = demo.recording("1-simple");

        for (IRule rule : List.of(walks, patch, versions, failures, points)) {
            assertThat(Verdict.of(rule, recording).severity()).as(rule.getId()).isEqualTo(Severity.OK);
        }
        assertThat(Verdict.of(walks, recording).summary()).isEqualTo("No resolution waited for a class walk.");
    }

    @Test
    void defaultModeWalksOnce() {
        IItemCollection recording = demo.recording("2-default");
        Verdict verdict = Verdict.of(walks, recording);
        double share = verdict.value(ClassWalkRule.SHARE).doubleValueIn(UnitLookup.PERCENT);

        // How large the share is depends on the machine; the score follows from it, and a walk made once never warns.
        assertThat(share).isBetween(0.1, 100.0);
        assertThat(verdict.score()).isEqualTo(Math.round(Math.min(74, RulesToolkit.mapExp100(share, 5, 25))));
        assertThat(Verdict.of(walks, recording, STRICT).severity()).isEqualTo(Severity.INFO);
        assertThat(verdict.count(ClassWalkRule.WALKS)).isEqualTo(1);
        assertThat(verdict.count(ClassWalkRule.RESOLUTIONS)).isEqualTo(200);
        assertThat(verdict.count(ClassWalkRule.CLASSES)).isGreaterThan(500);
        assertThat(verdict.solution())
                .contains("TREND_PIPELINE_PROXY_SIMPLE=1 would save")
                .doesNotContain("patched version");
        for (IRule rule : List.of(patch, versions, failures, points)) {
            assertThat(Verdict.of(rule, recording).severity()).as(rule.getId()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void aPatchInUseIsNamedWithWhenceAndSinceWhen() {
        IItemCollection recording = demo.recording("3-patched");
        Verdict inUse = Verdict.of(patch, recording);

        assertThat(inUse.severity()).isEqualTo(Severity.INFO);
        assertThat(inUse.score()).as("200 of 200 answers").isEqualTo(74);
        assertThat(inUse.count(PatchInUseRule.ANSWERS)).isEqualTo(200);
        assertThat(inUse.lines(PatchInUseRule.VERSIONS))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("trend.analysis.TrendPipeline from file:")
                        .contains("trend-app-patch.jar (loader trend-app-patch.jar "));
        assertThat(inUse.explanation()).contains("First seen: 2", "First recorded answer: 2");
        assertThat(Verdict.of(walks, recording).solution()).contains("answers by a patched version, 200 here");

        Verdict several = Verdict.of(versions, recording);
        assertThat(several.severity()).isEqualTo(Severity.INFO);
        assertThat(several.count(SeveralVersionsRule.COUNT)).isEqualTo(2);
        assertThat(Verdict.of(failures, recording).severity()).isEqualTo(Severity.OK);
    }

    @Test
    void aPatchThatCannotBeUsedIsLoadedButNotInUse() {
        IItemCollection recording = demo.recording("4-broken-patch");
        Verdict several = Verdict.of(versions, recording);

        assertThat(several.severity()).isEqualTo(Severity.INFO);
        assertThat(several.lines(SeveralVersionsRule.VERSIONS))
                .hasSize(2)
                .anyMatch(line -> line.contains("trend-app-patch-broken.jar") && line.contains(": refused: "))
                .anyMatch(line -> line.contains("(loader app): in use"));
        assertThat(Verdict.of(patch, recording).severity()).isEqualTo(Severity.OK);
        assertThat(Verdict.of(failures, recording).severity())
                .as("a failed step is no failed resolution")
                .isEqualTo(Severity.OK);
    }

    @Test
    void aResolutionThatFailsIsCountedAndQuoted() {
        IItemCollection recording = demo.run(
                "5-failure", "point=returns:trend.portfolio.app.input.ReturnsFile::read", 2, "--returns", "no.csv");
        Verdict verdict = Verdict.of(failures, recording);

        assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
        assertThat(verdict.summary()).isEqualTo("1 of 1 resolutions failed (returns).");
        assertThat(verdict.explanation()).contains("Most often: trend.analysis.InvalidInputException");
    }

    @Test
    void aPointThatMatchedNothingIsNamed() {
        IItemCollection recording = demo.run("6-ghost", "point=ghost:no.such.Thing::find", 0);
        Verdict verdict = Verdict.of(points, recording);

        assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
        assertThat(verdict.lines(UnmatchedPointRule.LINES))
                .singleElement()
                .asString()
                .startsWith("ghost = no.such.Thing::find: ");
    }

    /** The control: what is no recording of Whence gets no answer, not even a good one. */
    @Test
    void withoutTheAgentNoRuleApplies() {
        IItemCollection recording = demo.run("7-no-agent", null, 0);

        for (IRule rule : List.of(walks, patch, versions, failures, points)) {
            assertThat(Verdict.of(rule, recording).severity()).as(rule.getId()).isEqualTo(Severity.NA);
        }
    }
}
