package dev.whence.it.guests;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.ExpectedEvent;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spring Boot's executable jar, unmodified: libraries in a jar in a jar, and a loader of its own below the application's. */
final class SpringBootIT extends OnEachJdk {

    private static final String LOADER = "org.springframework.boot.loader.launch.LaunchedClassLoader";
    private static final String GREETER = "guest.boot.Main$Greeter";

    @Test
    void fromTheStart() {
        Launch launch = children.launch(jdk).agent(points()).recorded();
        Child child = start(launch);
        converse(child);
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(1, greeter().with("path", "created"))
                .contains(2, greeter().with("path", "cached"));
        assertTold(events);
    }

    @Test
    void attachedLater() {
        Launch launch = children.launch(jdk).recorded().expectingAgents();
        Child child = start(launch);
        ask(child, "greeter");
        Attach.agent(child, points());
        converse(child);
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(2, greeter().with("path", "cached"))
                .doesNotContain(greeter().with("path", "created"));
        assertTold(events);
    }

    private static ExpectedEvent greeter() {
        return event("whence.Resolution").with("key", "greeter").with("implementation", GREETER + "@" + LOADER);
    }

    private static void assertTold(Events events) {
        assertThat(events)
                .contains(1, event("whence.Resolution").with("key", "nobody").containing("failure", "nobody"));
        assertThat(events.last("whence.Agent"))
                .contains(
                        event("whence.Agent").containing("points", "doGetBean").with("errors", 0L))
                .doesNotContain(event("whence.Agent").containing("unmatched", "bean"));
    }

    private Child start(Launch launch) {
        Child child = launch.jar(Guests.boot()).start();
        assertThat(child.awaitOut("= ready")).isEqualTo("= ready " + LOADER);
        return child;
    }

    /** Two answers and a failure. */
    private static void converse(Child child) {
        assertThat(List.of(ask(child, "greeter"), ask(child, "greeter"))).containsOnly("= " + GREETER);
        assertThat(ask(child, "nobody")).isEqualTo("= failed: No bean named 'nobody' available");
    }

    private static String ask(Child child, String name) {
        child.send(name);
        return child.awaitOut("= ");
    }

    private static String points() {
        return "points.file=" + Shipped.testClasses().resolve("beans.properties");
    }
}
