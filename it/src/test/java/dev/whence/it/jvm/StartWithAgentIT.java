package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.events.ClassLog;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Launched with {@code -javaagent}: recorded from the start ({@code -XX:StartFlightRecording}), or not recorded at all. */
final class StartWithAgentIT extends OnEachJdk {

    @Test
    void firstResolutionOfTheApplicationIsRecorded() {
        Launch launch = children.launch(jdk).agent().recorded();
        launch.app("run", "--repeat", "3").start().awaitSuccess();

        Events events = Events.of(launch.recording());
        assertThat(events.resolutions()).extracting(Resolved::path).containsExactly("live", "live", "live");
        assertThat(events.resolutions().get(0).event().getInt("classesLoaded"))
                .as("the first resolution loads classes, and says so")
                .isPositive();
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("launch", "premain")
                        .with("unmatched", "")
                        .with("errors", 0L)
                        .with("lastError", null)
                        .containing("version", "1.")
                        .containing("points", "trend.portfolio.app.PipelineProxy::resolve"))
                .doesNotContain(event("whence.Agent").with("launch", "attach"));
    }

    @Test
    void aRecordingSaysWhoseJvmItIs() {
        Launch launch = children.launch(jdk)
                .agent("service=shop", "service.version=2.1", "instance=till-3")
                .recorded();
        launch.app("run").start().awaitSuccess();

        assertThat(Events.of(launch.recording()))
                .contains(event("whence.Agent")
                        .with("service", "shop")
                        .with("serviceVersion", "2.1")
                        .with("instance", "till-3"));
        assertThat(children.launch(jdk)
                        .jar(Shipped.agent(), "report", launch.recording().toString())
                        .start()
                        .awaitSuccess()
                        .out()
                        .lines()
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(", shop 2.1"));
    }

    /** The events above are the agent's. */
    @Test
    void controlWithoutAgentThereAreNone() {
        Launch launch = children.launch(jdk).recorded();
        launch.app("run", "--repeat", "3").start().awaitSuccess();

        assertThat(Events.of(launch.recording()))
                .contains(event("jdk.JVMInformation"))
                .doesNotContain(event("whence.Resolution"))
                .doesNotContain(event("whence.Agent"));
    }

    @Test
    void dormantAgentLoadsNeitherWeaverNorEvents() {
        Launch launch = children.launch(jdk).agent().classLogged();
        resolveBothModes(launch);

        ClassLog log = ClassLog.of(launch.classLog());
        assertThat(log.startingWith("dev.whence.shaded.")).isEmpty();
        assertThat(log.startingWith("dev.whence.")).doesNotContainAnyElementsOf(Shipped.agentEvents());
        assertThat(log.startingWith("dev.whence."))
                .as("it is there, though")
                .contains("dev.whence.Agent", "dev.whence.PatchDiscovery");
    }

    /** What the test above looks for would be there, were the agent awake. */
    @Test
    void controlRecordedAgentLoadsWeaverAndEvents() {
        Launch launch = children.launch(jdk).agent().recorded().classLogged();
        resolveBothModes(launch);

        ClassLog log = ClassLog.of(launch.classLog());
        assertThat(log.startingWith("dev.whence.shaded.bytebuddy.")).isNotEmpty();
        List<String> events = Shipped.agentEvents();
        assertThat(events)
                .contains(
                        "dev.whence.agent.runtime.ResolutionEvent",
                        "dev.whence.agent.runtime.StepEvent",
                        "dev.whence.agent.lifecycle.AgentEvent")
                .hasSizeGreaterThan(4);
        // Registered where a point has candidates, and where an operator asks for origins.
        String[] asked = {"dev.whence.agent.runtime.CandidateEvent", "dev.whence.agent.control.SystemPropertyEvent"};
        assertThat(events).contains(asked);
        assertThat(log.startingWith("dev.whence."))
                .containsAll(events.stream()
                        .filter(each -> !List.of(asked).contains(each))
                        .toList())
                .doesNotContain(asked);
    }

    @Test
    void virtualThreadsAreRecorded() {
        assumeTrue(jdk.feature() >= 21, "virtual threads came with JDK 21");
        Launch launch = children.launch(jdk).agent().recorded();
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "DEFAULT", APP);

        assertThat(puppet.ask("virtual", "proxy", "run")).isEqualTo("trend.analysis.TrendPipeline@app");
        puppet.finish();

        assertThat(Events.of(launch.recording()).resolutions()).singleElement().satisfies(resolved -> {
            assertThat(resolved.path()).isEqualTo("live");
            assertThat(resolved.steps()).hasSize(2);
        });
    }

    private static void resolveBothModes(Launch launch) {
        Puppeteer puppet =
                Puppeteer.start(launch).proxy("simple", "SIMPLE", APP).proxy("default", "DEFAULT", APP);
        puppet.resolve("simple", "run");
        puppet.resolve("default", "run");
        puppet.finish();
    }
}
