package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.Mission;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Attached by process id to an application that runs, with its classes loaded already. */
final class LateAttachIT extends OnEachJdk {

    private static final String DIRECT = "trend.analysis.TrendPipeline@app";
    private static final String SIMPLE_RUN = "run simple: direct " + DIRECT + "; direct chosen";

    @Test
    void beforeARecordingBegins() {
        Path recording = children.recording(jdk);
        Puppeteer puppet = running(children.launch(jdk));

        Attach.agent(puppet.child());
        puppet.resolve("proxy", "runFull");
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        jcmd.run("JFR.start", "name=one");
        puppet.resolve("proxy", "run");
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        puppet.finish();

        Events events = Events.of(recording);
        assertThat(events.story()).containsExactly(SIMPLE_RUN);
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("launch", "attach")
                        .with("unmatched", "")
                        .with("errors", 0L));
    }

    @Test
    void afterARecordingBegan() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = running(launch);

        Attach.agent(puppet.child());
        puppet.resolve("proxy", "run");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story())
                .as("the calls after the attach, from the first on")
                .containsExactly(SIMPLE_RUN);
        assertThat(events)
                .contains(event("whence.Agent")
                        .with("launch", "attach")
                        .with("unmatched", "")
                        .with("errors", 0L));
    }

    @Test
    void toAnApplicationThatHasEventsOfItsOwn() {
        Path recording = children.recording(jdk);
        Puppeteer puppet = running(children.launch(jdk));
        puppet.ask("commit", "before");

        Attach.agent(puppet.child());
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());
        jcmd.run("JFR.start", "name=one");
        puppet.ask("commit", "within");
        puppet.resolve("proxy", "run");
        jcmd.run("JFR.stop", "name=one", "filename=" + recording);
        puppet.finish();

        Events events = Events.of(recording);
        assertThat(events.story()).containsExactly(SIMPLE_RUN);
        assertThat(events)
                .contains(1, event("target.Own"))
                .contains(event("target.Own").with("text", "within"));
    }

    @Test
    void toAnApplicationThatRecordsItsOwnEvents() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = running(launch);
        puppet.ask("commit", "before");

        Attach.agent(puppet.child());
        puppet.resolve("proxy", "run");
        puppet.ask("commit", "after");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly(SIMPLE_RUN);
        assertThat(events)
                .contains(1, event("target.Own").with("text", "before"))
                .contains(1, event("target.Own").with("text", "after"));
    }

    /** The JVM warns of agents that are attached, from JDK 21 on, unless it is told to expect them. Nobody else says a word. */
    @Test
    void withoutAWordOnStderr() {
        Puppeteer warned = running(children.launch(jdk).recorded());
        Puppeteer expected = running(children.launch(jdk).recorded().vm("-XX:+EnableDynamicAgentLoading"));
        for (Puppeteer puppet : new Puppeteer[] {warned, expected}) {
            Attach.agent(puppet.child());
            puppet.resolve("proxy", "run");
            puppet.finish();
        }

        assertThat(expected.child().err()).isEmpty();
        assertThat(warned.child().err().lines()).allMatch(line -> line.startsWith("WARNING: "));
        assertThat(warned.child().err().isEmpty()).isEqualTo(jdk.feature() < 21);
    }

    @Test
    void byJcmd() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = running(launch);

        new Jcmd(children, jdk, puppet.child())
                .run("JVMTI.agent_load", Shipped.agent().toString());
        puppet.resolve("proxy", "run");
        puppet.finish();

        assertThat(Events.of(launch.recording()).story()).containsExactly(SIMPLE_RUN);
    }

    @Test
    void recordedOverJmx() throws IOException {
        Path recording = children.recording(jdk);
        Puppeteer puppet = running(children.launch(jdk));

        Attach.agent(puppet.child());
        try (Mission mission = Mission.to(puppet.child())) {
            mission.start();
            puppet.resolve("proxy", "run");
            mission.stop(recording);
        }
        puppet.finish();

        assertThat(Events.of(recording).story()).containsExactly(SIMPLE_RUN);
    }

    @Test
    void twice() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = running(launch);

        Attach.agent(puppet.child());
        Attach.agent(puppet.child());
        puppet.child().awaitErr("Whence: already attached");
        puppet.resolve("proxy", "run");
        puppet.finish();

        assertThat(Events.of(launch.recording()).story()).as("once, not twice").containsExactly(SIMPLE_RUN);
        assertThat(whenceLines(puppet)).isEqualTo(1);
    }

    @Test
    void inAnotherVersion() {
        Launch launch = children.launch(jdk).recorded();
        Puppeteer puppet = running(launch);

        Attach.agent(puppet.child());
        Attach.agent(puppet.child(), "version=0.0.1");
        assertThat(puppet.child().awaitErr("Whence: ")).contains("0.0.1");
        puppet.resolve("proxy", "run");
        puppet.finish();

        assertThat(Events.of(launch.recording()).story()).containsExactly(SIMPLE_RUN);
        assertThat(whenceLines(puppet)).isEqualTo(1);
    }

    /** A puppet that has resolved before anybody looks. */
    private static Puppeteer running(Launch launch) {
        Puppeteer puppet = Puppeteer.start(launch).proxy("proxy", "SIMPLE", APP);
        puppet.resolve("proxy", "runFull");
        return puppet;
    }

    private static long whenceLines(Puppeteer puppet) {
        return puppet.child()
                .err()
                .lines()
                .filter(line -> line.startsWith("Whence: "))
                .count();
    }
}
