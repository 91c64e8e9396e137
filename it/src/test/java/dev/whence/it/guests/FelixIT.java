package dev.whence.it.guests;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Felix, unmodified, with a bundle that imports the framework's interfaces and nothing else. */
final class FelixIT extends OnEachJdk {

    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    private static final String[] STORY = {
        "round : recall guest.bundle.Shapes$Circle@" + LOADER + "; recall chosen",
        "square : make guest.bundle.Shapes$Square@" + LOADER + "; recall empty, make chosen",
        "impossible : none none; recall empty, make failed"
    };

    @TempDir
    Path folder;

    /** Felix's own setting: what a bundle does not import it may still find on the class path, if Felix guesses that it should. */
    @Test
    void aBundleInAFrameworkThatGuesses() {
        Events events = compared("true");
        assertThat(events.story()).containsExactly(STORY);
        assertTold(events, false);
    }

    /** By the book: the bundle cannot see the agent, and is woven to call what it does see. */
    @Test
    void aBundleThatCannotSeeTheAgent() {
        Events events = compared("false");
        assertThat(events.story()).containsExactly(STORY);
        assertTold(events, true);
    }

    @Test
    void aBundleThatRunsAlready() {
        Launch launch = children.launch(jdk).recorded().expectingAgents();
        Child child = start(launch, "false");
        Attach.agent(child, points());
        child.send("again");
        child.awaitOut("= ready");
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events.story()).containsExactly(STORY);
        assertTold(events, true);
    }

    /** Woven to call over the bridge, and recorded, and gone all the same. */
    @Test
    void aBundleThatIsTakenOut() {
        Launch launch = children.launch(jdk).agent(points()).recorded();
        Child child = start(launch, "false");
        child.send("uninstall");
        assertThat(child.awaitOut("= ")).isEqualTo("= collected");
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).story()).containsExactly(STORY);
    }

    private static void assertTold(Events events, boolean bridged) {
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent")
                        .containing("points", "shape.step.make")
                        .with("bridged", bridged)
                        .with("errors", 0L))
                .doesNotContain(event("whence.Agent").containing("unmatched", "shape"));
    }

    /** What is recorded of the bundle, which does the same as without an agent. */
    private Events compared(String guesses) {
        Child without = run(children.launch(jdk), guesses);
        Launch launch = children.launch(jdk).agent(points()).recorded();
        Child with = run(launch, guesses);

        assertThat(with.out())
                .isEqualTo(without.out())
                .contains("round is Circle", "square is Square", "impossible cannot be made", "stopped");
        assertThat(with.err()).isEqualTo(without.err()).isEmpty();
        return Events.of(launch.recording());
    }

    private Child run(Launch launch, String guesses) {
        return start(launch, guesses).awaitSuccess();
    }

    private Child start(Launch launch, String guesses) {
        if (jdk.feature() >= 23) {
            // Felix uses what the JDK is about to take away, and the JDK says so.
            launch.vm("--sun-misc-unsafe-memory-access=allow");
        }
        Child child = Guests.program(
                        launch,
                        "felix",
                        Guests.bundle().toString(),
                        folder.resolve("cache").toString(),
                        "felix.bootdelegation.implicit=" + guesses)
                .start();
        child.awaitOut("= ready");
        return child;
    }

    private static String points() {
        return "points.file=" + Shipped.testClasses().resolve("shapes.properties");
    }
}
