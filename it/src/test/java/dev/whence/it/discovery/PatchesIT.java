package dev.whence.it.discovery;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import org.junit.jupiter.api.Test;

/** Which patch serves what, from its first sight to the collection of its loader. */
final class PatchesIT extends OnEachJdk {

    private static final String DIRECT = "trend.analysis.TrendPipeline@app";
    private static final String PATCH = "trend.analysis.TrendPipeline@patch";

    @Test
    void patchServesOnlyWhatItHas() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Versions.runOnly())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        assertThat(puppet.resolve("proxy", "runFull")).isEqualTo(DIRECT);
        puppet.finish();

        assertThat(Events.of(launch.recording()).story())
                .containsExactly(
                        "run default: patched " + PATCH + "; live passed-over, patched chosen; walked",
                        "runFull default: live " + DIRECT + "; live chosen, patched empty");
    }

    @Test
    void patchIsFoundBeforeItIsInitialisedAndNotInitialisedByThat() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Versions.loudRunOnly())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "runFull")).isEqualTo(DIRECT);
        assertThat(puppet.child().out()).doesNotContain("initialised patch");

        // The proxy's own use does initialise it, which also shows that the line above could have failed.
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        assertThat(puppet.child().out()).contains("initialised patch", "made patch");
        puppet.finish();

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.ClassWalk").with("versions", 2))
                .contains(event("whence.Patch").with("className", PATCH));
    }

    @Test
    void newestPatchWins() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .proxy("proxy", "DEFAULT", APP)
                .loader("b", Versions.whole())
                .load("b")
                .loader("a", Versions.whole())
                .load("a");
        // Not by the loaders' names, then: a was defined after b, and c after both.
        assertThat(puppet.resolve("proxy", "run")).isEqualTo("trend.analysis.TrendPipeline@a");
        puppet.loader("c", Versions.whole()).load("c");
        assertThat(puppet.resolve("proxy", "run")).isEqualTo("trend.analysis.TrendPipeline@c");
        puppet.finish();

        assertThat(Events.of(launch.recording()).resolutions())
                .extracting(resolved -> resolved.event().getInt("candidates"))
                .containsExactly(2, 3);
    }

    @Test
    void patchThatCannotBeInstantiatedIsRefused() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.brokenPatch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly("run default: live " + DIRECT + "; live chosen, patched failed; walked");
        assertThat(events)
                .contains(event("whence.Patch")
                        .with("className", PATCH)
                        .with("honoured", false)
                        .with("inUse", false)
                        .with("why", "refused: its constructor threw java.lang.IllegalStateException"))
                .contains(event("whence.Step")
                        .with("path", "patched")
                        .containing("failure", "its constructor threw java.lang.IllegalStateException"));
    }

    @Test
    void withoutAgentLiveAnswersAndThatIsSaidOnce() {
        Puppeteer puppet = Puppeteer.start(children.launch(jdk))
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP)
                .proxy("another", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        assertThat(puppet.resolve("proxy", "runFull")).isEqualTo(DIRECT);
        assertThat(puppet.resolve("another", "run")).isEqualTo(DIRECT);
        puppet.finish();

        assertThat(puppet.child().err().lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line).containsIgnoringCase("whence").containsIgnoringCase("agent"));
    }

    @Test
    void patchIsCollectedWhileAgentAndProxyLive() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        assertThat(puppet.collect("patch")).isEqualTo("collected");
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        assertThat(Events.of(launch.recording()).story())
                .containsExactly(
                        "run default: patched " + PATCH + "; live passed-over, patched chosen; walked",
                        "run default: live " + DIRECT + "; live chosen, patched empty; walked");
    }

    /** An agent that kept what its walk returned would be found out. */
    @Test
    void controlPatchIsNotCollectedWhereItIsKept() {
        Launch launch = Spoilt.walk("keep").into(children.launch(jdk)).vm("-Dsabotage.class=" + Versions.NAME);
        Puppeteer puppet = Puppeteer.start(launch.agent())
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        assertThat(puppet.collect("patch")).isEqualTo("kept");
        puppet.finish();
    }

    private Launch recorded() {
        return children.launch(jdk).agent().recorded();
    }
}
