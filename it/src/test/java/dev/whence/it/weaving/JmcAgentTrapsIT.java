package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static dev.whence.it.harness.jvm.Puppeteer.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import dev.whence.it.target.Traps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * What users of the nearest peer, the JMC Agent, run into: here the target goes on as if nobody looked, and the event is there.
 * Its trap in named modules, which do not read {@code jdk.jfr}, has {@code ModulesIT}.
 */
final class JmcAgentTrapsIT extends OnEachJdk {

    private static final String TRAPS = "dev.whence.it.target.Traps";
    private static final String PLAIN = "point=plain:" + TRAPS + "::plain";

    /** There: the application throws {@code NoSuchFieldError}. */
    @Test
    void aMethodThatReturnsAPlainObject() {
        Launch launch = launch().agent(points()).recorded();
        Puppeteer puppet = Puppeteer.start(launch);

        assertThat(call(puppet, "plain", "text")).isEqualTo("text");
        assertThat(told(puppet, launch))
                .contains(
                        1,
                        event("whence.Resolution")
                                .with("point", "plain")
                                .with("key", "text")
                                .with("implementation", "java.lang.StringBuilder@bootstrap")
                                .with("failure", null));
    }

    /** There: no event by default, and {@code VerifyError} in one of its settings. */
    @Test
    void anExceptionThatLeavesTheMethod() {
        Launch launch = launch().agent(points()).recorded();
        Puppeteer puppet = Puppeteer.start(launch);

        assertThat(call(puppet, "caught", "no such thing")).isEqualTo("the same");
        assertThat(told(puppet, launch))
                .contains(
                        1,
                        event("whence.Resolution")
                                .with("point", "fail")
                                .with("path", "none")
                                .with("failure", "java.lang.IllegalStateException: no such thing"));
    }

    /** There: other fields under a label that is in use make the application throw, and its own report says that all is well. */
    @Test
    void aPointThatIsDefinedAnew() {
        Launch launch = launch().agent(PLAIN).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        call(puppet, "plain", "first");

        Attach.agent(puppet.child(), "point=plain:" + TRAPS + "::take");
        assertThat(puppet.child().awaitErr("Whence: ")).contains("already attached");
        assertThat(call(puppet, "plain", "second")).isEqualTo("second");
        assertThat(call(puppet, "shown", "left alone")).isEqualTo("0");

        puppet.ask("remove");
        assertThat(call(puppet, "plain", "third")).isEqualTo("third");
        Attach.agent(puppet.child(), points());
        assertThat(call(puppet, "plain", "fourth")).isEqualTo("fourth");
        puppet.finish();

        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(2, event("whence.Resolution").with("point", "plain").with("key", null))
                .contains(1, event("whence.Resolution").with("point", "plain").with("key", "fourth"))
                .contains(3, event("whence.Resolution"));
        assertThat(puppet.child().err().lines()).hasSize(1);
    }

    @Test
    void aPointThatIsDefinedTwice() {
        Launch launch = launch().agent(PLAIN, "point=plain:" + TRAPS + "::take").recorded();
        Puppeteer puppet = Puppeteer.start(launch);

        assertThat(call(puppet, "plain", "text")).isEqualTo("text");
        Child child = puppet.finish();
        assertThat(child.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Whence: ").contains("plain", "twice"));
        assertThat(Events.of(launch.recording())).doesNotContain(event("whence.Resolution"));
    }

    /** There: {@code toString} of each argument, before it is known whether anybody wants the event. */
    @Test
    void anArgumentOfTheApplicationsOwn() {
        Launch launch = launch().agent(points()).recorded();
        Puppeteer puppet = Puppeteer.start(launch);

        assertThat(call(puppet, "shown", "a s3cret")).isEqualTo("0");
        assertThat(told(puppet, launch))
                .contains(1, event("whence.Resolution").with("point", "take").with("key", TRAPS + "$Loud"));
        assertThat(holds(launch, "s3cret")).isFalse();
    }

    /** With the single events alone switched off, answers are still counted by their key. */
    @Test
    void anEventThatIsSwitchedOff() {
        Launch launch = launch().agent(points())
                .recorded("default,+whence.Resolution#enabled=false,+whence.Answer#enabled=false");
        Puppeteer puppet = Puppeteer.start(launch);

        assertThat(call(puppet, "shown", "a s3cret")).isEqualTo("0");
        assertThat(call(puppet, "plain", "a s3cret")).isEqualTo("a s3cret");
        Events events = told(puppet, launch);
        assertThat(events).doesNotContain(event("whence.Resolution")).doesNotContain(event("whence.Answer"));
        assertThat(holds(launch, "s3cret")).isFalse();
    }

    /** A key that is recorded is to be found in the file, just so. */
    @Test
    void controlAKeyThatIsRecorded() {
        Launch launch = launch().agent(points()).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        call(puppet, "plain", "a s3cret");

        told(puppet, launch);
        assertThat(holds(launch, "s3cret")).isTrue();
    }

    /** There: never instrumented, in silence. */
    @Test
    void aClassThatWasLoadedBeforeTheAgent() {
        Launch launch = launch().loadedFirst(Traps.class).agent(points()).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        call(puppet, "plain", "text");

        assertThat(told(puppet, launch)).contains(1, event("whence.Resolution").with("point", "plain"));
    }

    /** There: a warning at most. */
    @Test
    void aMisspeltPoint() {
        Launch launch = launch().agent(points()).recorded();
        Puppeteer puppet = Puppeteer.start(launch);
        call(puppet, "plain", "text");

        assertThat(told(puppet, launch))
                .contains(event("whence.Agent")
                        .containing("unmatched", TRAPS + "::plan: ")
                        .containing("unmatched", "did you mean plain?"));
    }

    /** There: Flight Recorder is initialised with the first class that is looked at, and two lines at each start say so. */
    @Test
    void nobodyRecords() {
        Puppeteer puppet = Puppeteer.start(launch().agent(points()));
        call(puppet, "plain", "text");

        assertThat(call(puppet, "isRecorderInitialised", "")).isEqualTo("false");
        assertThat(puppet.finish().err()).isEmpty();
    }

    @Test
    void controlSomebodyRecords() {
        Puppeteer puppet = Puppeteer.start(launch().agent(points()).recorded());

        assertThat(call(puppet, "isRecorderInitialised", "")).isEqualTo("true");
    }

    /** The recording of a target that has ended well and without a word. */
    private static Events told(Puppeteer puppet, Launch launch) {
        assertThat(puppet.finish().err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events).contains(event("whence.Agent").with("errors", 0L));
        return events;
    }

    private static boolean holds(Launch launch, String text) {
        try {
            return new String(Files.readAllBytes(launch.recording()), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new AssertionError("Unreadable: " + launch.recording(), e);
        }
    }

    private static String call(Puppeteer puppet, String method, String argument) {
        return puppet.ask("call", APP, TRAPS, method, argument);
    }

    private Launch launch() {
        return children.launch(jdk).expectingAgents();
    }

    private static String points() {
        return "points.file=" + Shipped.testClasses().resolve("traps.properties");
    }
}
