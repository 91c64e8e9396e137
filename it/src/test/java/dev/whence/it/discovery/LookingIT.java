package dev.whence.it.discovery;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import org.junit.jupiter.api.Test;

/** Looking at a running application does not change what it answers, unless that is asked for. */
final class LookingIT extends OnEachJdk {

    private static final String DIRECT = "trend.analysis.TrendPipeline@app";
    private static final String PATCH = "trend.analysis.TrendPipeline@patch";

    @Test
    void attachedWithDefaultsItOnlyObserves() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = runningWithAPatch(launch);

        Attach.agent(puppet.child());
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        assertThat(puppet.resolve("proxy", "runFull")).isEqualTo(DIRECT);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly(
                        "run default: live " + DIRECT + "; live chosen, patched empty",
                        "runFull default: live " + DIRECT + "; live chosen, patched empty");
        assertThat(events)
                .contains(event("whence.Patch")
                        .with("className", PATCH)
                        .with("honoured", false)
                        .with("inUse", false)
                        .containing("codeSource", "trend-app-patch.jar")
                        .containing("why", "observe"))
                .doesNotContain(event("whence.Patch").with("className", PATCH).with("honoured", true));
    }

    /** Which also shows that the patch above was one that would have been taken. */
    @Test
    void askedToItGivesThePatchWithTheNextCall() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = runningWithAPatch(launch);

        Attach.agent(puppet.child(), "discovery=on");
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly("run default: patched " + PATCH + "; live passed-over, patched chosen; walked");
        assertThat(events)
                .contains(event("whence.Patch")
                        .with("className", PATCH)
                        .with("honoured", true)
                        .with("inUse", true));
    }

    @Test
    void discoveryOffDoesNeither() {
        Launch launch = children.launch(jdk).agent("discovery=off").recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly("run default: live " + DIRECT + "; live chosen, patched empty");
        assertThat(events).doesNotContain(event("whence.Patch")).doesNotContain(event("whence.ClassWalk"));
    }

    private static Puppeteer runningWithAPatch(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", APP);
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        return puppet;
    }
}
