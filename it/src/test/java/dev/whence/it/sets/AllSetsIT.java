package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All ready-made sets at once, deep in the JDK and in the libraries: the programs do and say the same as without an agent. */
final class AllSetsIT extends OnEachJdk {

    /** As the product itself understands it, so that no set is missing here. */
    private static final String ALL = "points=all";

    @TempDir
    Path folder;

    @Test
    void spring() {
        Events events = compared(launch -> Guests.program(launch, "spring"));
        assertThat(events)
                .contains(event("whence.Resolution").with("point", "spring"))
                .contains(event("whence.Resolution").with("point", "service-loader-lookup"));
    }

    @Test
    void springBoot() {
        Events events = compared(launch -> launch.jar(Guests.boot()), "greeter", "nobody");
        assertThat(events)
                .contains(event("whence.Resolution").with("point", "spring").with("key", "greeter"))
                .contains(event("whence.Resolution").with("point", "service-loader-lookup"));
    }

    /** Takes a web application out as well. */
    @Test
    void tomcat() {
        Events events = compared(
                launch -> Guests.program(
                        launch,
                        "tomcat",
                        Guests.webapps().toString(),
                        folder.resolve("tomcat").toString()),
                "stop paper",
                "collect paper");
        assertThat(events)
                .contains(event("whence.Resolution").with("point", "service-loader"))
                .contains(event("whence.Resolution").with("point", "jaxp").with("path", "default"));
    }

    @Test
    void felix() {
        Events events = compared(
                launch -> Guests.program(
                        launch,
                        "felix",
                        Guests.bundle().toString(),
                        folder.resolve("felix").toString(),
                        "felix.bootdelegation.implicit=false"),
                "again",
                "uninstall");
        assertThat(events).contains(event("whence.Resolution").with("point", "service-loader-lookup"));
    }

    private Events compared(UnaryOperator<Launch> program, String... input) {
        Child without = run(program.apply(children.launch(jdk)), input);
        Launch launch = program.apply(children.launch(jdk).agent(ALL).recorded());
        Child with = run(launch, input);

        assertThat(told(with.out())).isEqualTo(told(without.out())).isNotEmpty();
        assertThat(with.err()).isEqualTo(without.err());
        Events events = Events.of(launch.recording());
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").with("bridged", true).with("errors", 0L));
        return events;
    }

    private static Child run(Launch launch, String... input) {
        Child child = launch.start();
        for (String line : input) {
            child.send(line);
        }
        return child.awaitSuccess();
    }

    /** Tomcat tells the port that it was given. */
    private static String told(String out) {
        return out.replaceFirst("(?m)^= \\d+$", "= PORT");
    }
}
