package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Naming;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The set {@code jndi}, with Tomcat's naming and that of the JDK. */
final class JndiIT extends ReadyMadeSetTest {

    private static final String FACTORY = "org.apache.naming.java.javaURLContextFactory";
    private static final String CONTEXT = "org.apache.naming.NamingContext";
    private static final String NAMING_JAR = "tomcat-embed-core.jar";

    @Test
    void whichContextAnswersAndWhichFactoryMadeIt() {
        Events events = recorded("jndi", JndiIT::program);

        assertThat(told(events, "jndi-context"))
                .containsEntry("null: " + FACTORY + " " + CONTEXT + " " + NAMING_JAR, 1L)
                .containsEntry("null: none none null", 1L)
                .hasSize(2);
        assertThat(told(events, "jndi"))
                .containsEntry("greeting: " + CONTEXT + " java.lang.StringBuilder jrt:/java.base", 1L)
                .as("a name that is no text is told by its class")
                .containsEntry("javax.naming.CompositeName: " + CONTEXT + " java.lang.StringBuilder jrt:/java.base", 1L)
                .containsEntry("nobody: none none null", 1L)
                .containsEntry("homeless: none none null", 1L)
                .containsEntry("dns://127.0.0.1:1/some.host: none none null", 1L);
        assertThat(events)
                .contains(event("whence.Resolution")
                        .with("key", "nobody")
                        .containing("failure", "javax.naming.NameNotFoundException"))
                .contains(event("whence.Resolution")
                        .with("key", "homeless")
                        .containing("failure", "javax.naming.NoInitialContextException"));
    }

    @Test
    void theContextOfAUrl() {
        Events events = recorded("jndi", JndiIT::program);

        assertThat(told(events, "jndi-url"))
                .containsEntry("dns:  com.sun.jndi.url.dns.dnsURLContext jrt:/jdk.naming.dns", 1L);
    }

    @Test
    void nothingWithoutTheSet() {
        assertNothingWithoutTheSet(JndiIT::program);
    }

    private static Launch program(Launch launch) {
        return launch.main(Naming.class, FACTORY)
                .classPath(Guests.libraries("tomcat").toArray(Path[]::new));
    }
}
