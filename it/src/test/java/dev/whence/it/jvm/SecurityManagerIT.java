package dev.whence.it.jvm;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.ThreeWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A security manager, which JDK 24 and later do not have, with an application that may do nothing. */
final class SecurityManagerIT extends OnEachJdk {

    @Test
    void anAgentThatMayDoAllWritesEveryEvent() throws IOException {
        Launch launch = launch(
                "grant codeBase \"" + Shipped.agent().toUri() + "\" { permission java.security.AllPermission; };");
        Child child = launch.main(ThreeWays.class, "jaxp").start().awaitSuccess();

        assertThat(child.err().lines().filter(line -> line.startsWith("Whence")))
                .isEmpty();
        Events events = Events.of(launch.recording());
        assertThat(events.resolutions()).hasSize(3);
        assertThat(events)
                .contains(event("whence.Agent").with("errors", 0L))
                .doesNotContain(event("whence.Agent").where("an error", agent -> agent.getLong("errors") > 0));
    }

    @Test
    void anAgentThatMayNotSaysWhatItNeeds() throws IOException {
        Child child = launch("grant { permission java.util.PropertyPermission \"*\", \"read\"; };")
                .main(ThreeWays.class, "jaxp")
                .start()
                .awaitSuccess();

        assertThat(child.err().lines().filter(line -> line.startsWith("Whence")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("Whence: the agent stays off: ")
                        .contains("(\"java.lang.RuntimePermission\" \"getProtectionDomain\")"));
    }

    private Launch launch(String policy) throws IOException {
        assumeThat(jdk.feature()).isLessThan(24);
        Launch launch = children.launch(jdk);
        Path file = Files.writeString(launch.scratch("policy"), policy);
        return launch.agent("points=jaxp").recorded().vm("-Djava.security.manager", "-Djava.security.policy==" + file);
    }
}
