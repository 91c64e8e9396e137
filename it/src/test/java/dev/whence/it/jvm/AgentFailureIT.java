package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.ExpectedEvent;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Spoilt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails inside the agent stays inside the agent. */
final class AgentFailureIT extends OnEachJdk {

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failBadly"})
    void anEventThatFails(String deed) {
        Launch launch = launch();
        assertUnnoticed(run(Spoilt.stepEvent(deed).into(launch).agent().recorded()));

        assertThat(Events.of(launch.recording()))
                .contains(counted(deed))
                .contains(3, event("whence.Resolution"))
                .doesNotContain(event("whence.Step"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failBadly"})
    void anEntryThatFails(String deed) {
        Launch launch = launch();
        assertUnnoticed(run(Spoilt.enter(deed).into(launch).agent().recorded()));

        assertThat(Events.of(launch.recording())).contains(counted(deed)).doesNotContain(event("whence.Resolution"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failBadly"})
    void anExitThatFails(String deed) {
        Launch launch = launch();
        assertUnnoticed(run(Spoilt.exit(deed).into(launch).agent().recorded()));

        assertThat(Events.of(launch.recording())).contains(counted(deed)).doesNotContain(event("whence.Resolution"));
    }

    /** Nothing can be counted where what would count is what fails; the application must not notice that either. */
    @Test
    void adviceThatFailsBeforeItDoesAnything() {
        Launch launch = launch();
        assertUnnoticed(run(Spoilt.advice("failBadly").into(launch).agent().recorded()));

        assertThat(Events.of(launch.recording())).doesNotContain(event("whence.Resolution"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failBadly"})
    void aWakingThatFails(String deed) {
        Launch launch = launch();
        Child child = run(Spoilt.waking(deed).into(launch).agent().recorded());

        assertThat(child.out()).isEqualTo(plain().out());
        assertThat(child.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Whence: ").contains("sabotaged"));
        assertThat(Events.of(launch.recording()))
                .contains(event("jdk.JVMInformation"))
                .doesNotContain(event("whence.Resolution"));
    }

    /** The same failure in the application's own method is noticed. */
    @Test
    void controlAnApplicationThatFails() {
        Child child = application(Spoilt.application("fail").into(launch())).start();

        assertThat(child.awaitExit()).isNotZero();
        assertThat(child.out()).isNotEqualTo(plain().out());
    }

    /** By its class and the place where the agent met it: what it says may be the application's. */
    private static ExpectedEvent counted(String deed) {
        String type = deed.equals("fail") ? "java.lang.IllegalStateException" : "java.lang.NoSuchFieldError";
        return event("whence.Agent")
                .where("errors > 0", agent -> agent.getLong("errors") > 0)
                .containing("lastError", type + " at dev.whence.agent.runtime.Active")
                .where("no message", agent -> !agent.getString("lastError").contains("sabotaged"));
    }

    private void assertUnnoticed(Child child) {
        assertThat(child.out()).isEqualTo(plain().out()).isNotEmpty();
        assertThat(child.err()).isEmpty();
    }

    private Child plain() {
        return run(launch());
    }

    private Launch launch() {
        return children.launch(jdk);
    }

    private static Child run(Launch launch) {
        return application(launch).start().awaitSuccess();
    }

    private static Launch application(Launch launch) {
        return launch.app("run", "--full", "--format", "json", "--repeat", "3");
    }
}
