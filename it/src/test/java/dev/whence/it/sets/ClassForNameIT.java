package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The set {@code class-forname}: what Spring looks for by name, what it finds, and what is not there. */
final class ClassForNameIT extends ReadyMadeSetTest {

    /** A library of checkpoints, which Spring uses where it is there. */
    private static final String OPTIONAL = "org.crac.Core";

    @Test
    void whatIsFoundAndWhatIsNot() {
        Events events = recorded("class-forname", ClassForNameIT::program);

        Map<String, Long> told = told(events, "class-forname");
        assertThat(told)
                .containsKey(OPTIONAL + ": none none null")
                .containsKey("org.springframework.context.annotation.Bean: found"
                        + " org.springframework.context.annotation.Bean spring-context.jar");
        assertThat(told.keySet())
                .as("a class is found under the name that was asked for")
                .filteredOn(line -> line.contains(": found "))
                .filteredOn(line -> !line.startsWith("["))
                .allSatisfy(
                        line -> assertThat(line).startsWith(line.replaceAll(".*: found (\\S+) .*", "$1") + ": found "));
        assertThat(events)
                .contains(event("whence.Resolution")
                        .with("key", OPTIONAL)
                        .with("failure", "java.lang.ClassNotFoundException"));
    }

    @Test
    void nothingWithoutTheSet() {
        assertNothingWithoutTheSet(ClassForNameIT::program);
    }

    private static Launch program(Launch launch) {
        return Guests.program(launch, "spring");
    }
}
