package dev.whence.it.discovery;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Versions;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.harness.jvm.Spoilt;
import org.junit.jupiter.api.Test;

/** The eight tests of the proxy that this one is the translation of, each with the events that tell of it. */
final class ProxyIT extends OnEachJdk {

    private static final String LIVE = "trend.analysis.TrendPipeline@live";
    private static final String PATCH = "trend.analysis.TrendPipeline@patch";
    private static final String DIRECT = "trend.analysis.TrendPipeline@app";
    private static final String PACKAGE = "trend.analysis.PackagePipeline@app";

    /** What the agent searches with, and the application's way to it. */
    private static final String[] DISCOVERY = {
        "dev.whence.PatchDiscovery",
        "dev.whence.agent.discovery.Versions",
        "dev.whence.agent.discovery.WalkRecord",
        "trend.portfolio.app.PatchDiscoveryLink"
    };

    @Test
    void prefersThePatchedVersion() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("live", Versions.whole())
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", "live");

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly("run default: patched " + PATCH + "; live passed-over, patched chosen; walked");
        assertThat(events)
                .contains(
                        1,
                        event("whence.Resolution").with("implementation", PATCH).with("candidates", 1))
                .contains(1, event("whence.Step").with("outcome", "passed-over").with("implementation", LIVE))
                .contains(event("whence.ClassWalk").with("name", Versions.NAME).with("versions", 2))
                .contains(event("whence.Patch")
                        .with("className", PATCH)
                        .containing("loader", "patch")
                        .containing("codeSource", "trend-app-patch.jar")
                        .with("honoured", true)
                        .with("inUse", true));
    }

    @Test
    void fallsBackToThePackage() {
        Launch launch = recorded();
        Puppeteer puppet =
                Puppeteer.start(launch).loader("live", APP, Versions.NAME).proxy("proxy", "DEFAULT", "live");

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PACKAGE);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly("run default: package " + PACKAGE + "; live empty, package chosen");
        assertThat(events).doesNotContain(event("whence.ClassWalk"));
    }

    @Test
    void usesThePackageAttributeWhereLiveLacksIt() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("live", Versions.runOnly())
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", "live");

        assertThat(puppet.resolve("proxy", "runFull")).isEqualTo(PACKAGE);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly("runFull default: package " + PACKAGE + "; live empty, package chosen");
        assertThat(events)
                .doesNotContain(event("whence.Patch").with("className", PATCH).with("inUse", true));
    }

    @Test
    void survivesAFailingWalk() {
        Launch launch = Spoilt.walk("fail").into(launch()).agent().recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("live", Versions.whole())
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "DEFAULT", "live");

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(LIVE);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly("run default: live " + LIVE + "; live chosen, patched failed");
        assertThat(events)
                .contains(1, event("whence.Step").with("path", "patched").containing("failure", "sabotaged"));
    }

    @Test
    void simpleModeImportsDirectly() {
        Launch launch = recorded().classLogged().flag("1");
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "FLAG", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly("run simple: direct " + DIRECT + "; direct chosen");
        assertThat(events).doesNotContain(event("whence.ClassWalk"));
        assertThat(ClassLog.of(launch.classLog()).startingWith(DISCOVERY)).isEmpty();
    }

    /** What the test above looks for in the class-load log would be there, had the mode been the other. */
    @Test
    void controlDefaultModeTouchesDiscovery() {
        Launch launch = recorded().classLogged();
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "FLAG", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .containsExactly("run default: live " + DIRECT + "; live chosen, patched empty; walked");
        assertThat(events).contains(event("whence.ClassWalk"));
        assertThat(ClassLog.of(launch.classLog()).startingWith(DISCOVERY)).contains(DISCOVERY);
    }

    @Test
    void simpleModeIgnoresAReplacedLiveVersionAndAPatch() {
        Launch launch = recorded().flag("1");
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("live", Versions.whole())
                .load("live")
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "FLAG", "live");

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly("run simple: direct " + DIRECT + "; direct chosen");
        assertThat(events).doesNotContain(event("whence.ClassWalk"));
    }

    @Test
    void simpleModeKeepsTheImportUntilTheModeChanges() {
        Launch launch =
                Spoilt.walk("fail").into(launch()).agent().recorded().flag("1").classPath(Versions.loud());
        Puppeteer puppet =
                Puppeteer.start(launch).loader("live", Versions.whole()).proxy("proxy", "FLAG", "live");

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        assertThat(puppet.child().out()).as("one import").containsOnlyOnce("made app");
        puppet.mode("proxy", "DEFAULT");
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(LIVE);
        puppet.mode("proxy", "SIMPLE");
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.finish();

        assertThat(puppet.child().out().lines().filter("made app"::equals))
                .as("what simple mode kept was dropped")
                .hasSize(2);
        assertThat(Events.of(launch.recording()).story())
                .containsExactly(
                        "run simple: direct " + DIRECT + "; direct chosen",
                        "run simple: direct " + DIRECT + "; direct chosen",
                        "run default: live " + LIVE + "; live chosen, patched failed",
                        "run simple: direct " + DIRECT + "; direct chosen");
    }

    @Test
    void switchesBetweenModes() {
        Launch launch = recorded();
        Puppeteer puppet = Puppeteer.start(launch)
                .loader("patch", Shipped.patch())
                .load("patch")
                .proxy("proxy", "SIMPLE", APP);

        assertThat(puppet.resolve("proxy", "run")).isEqualTo(DIRECT);
        puppet.mode("proxy", "DEFAULT");
        assertThat(puppet.resolve("proxy", "run")).isEqualTo(PATCH);
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.resolutions()).extracting(Resolved::mode).containsExactly("simple", "default");
        assertThat(events.story())
                .containsExactly(
                        "run simple: direct " + DIRECT + "; direct chosen",
                        "run default: patched " + PATCH + "; live passed-over, patched chosen; walked");
    }

    private Launch launch() {
        return children.launch(jdk);
    }

    private Launch recorded() {
        return launch().agent().recorded();
    }
}
