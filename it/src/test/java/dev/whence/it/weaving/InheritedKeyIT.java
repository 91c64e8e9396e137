package dev.whence.it.weaving;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Algorithms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key in a private field of a superclass, of the JDK's and of the program's. */
final class InheritedKeyIT extends OnEachJdk {

    @Test
    void theFieldAndNotTheClass() throws Exception {
        Launch launch = children.launch(jdk);
        Path points = launch.scratch("points.properties");
        String shade = Algorithms.Shade.class.getName() + "::pick";
        Files.writeString(points, """
                jca = java.security.Provider$Service+::newInstance
                jca.key = this.algorithm
                name = %1$s
                name.key = this.name
                number = %1$s
                number.key = this.number
                none = %1$s
                none.key = this.nowhere
                tint = %2$s::tint
                tint.key = this.name
                """.formatted(shade, Algorithms.class.getName() + "$Tinted"));
        launch.agent("points=none", "points.file=" + points)
                .recorded()
                .main(Algorithms.class)
                .start()
                .awaitSuccess();

        Events events = Events.of(launch.recording());
        assertThat(keys(events, "jca"))
                .contains("SHA-384", "EC", "OWN-1")
                .noneMatch(key -> key.startsWith("sun.") || key.startsWith("java.") || key.startsWith("dev."));
        assertThat(keys(events, "name")).containsExactly("blue");
        assertThat(keys(events, "number")).containsExactly("7");
        assertThat(keys(events, "none"))
                .as("a field that is nowhere: the object's class")
                .containsExactly(Algorithms.Shade.class.getName());
        List<String> tints = keys(events, "tint");
        assertThat(tints).hasSize(4);
        assertThat(List.of(tints.get(0), tints.get(2), tints.get(3)))
                .as("of each class that has the interface's method")
                .containsExactly("green", "black", "red");
        assertThat(tints.get(1)).as("a class without such a field").startsWith(Algorithms.class.getName() + "$$Lambda");
        assertThat(events).contains(event("whence.Agent").with("errors", 0L));
    }

    private static List<String> keys(Events events, String point) {
        return events.resolutions().stream()
                .filter(each -> each.event().getString("point").equals(point))
                .map(Resolved::key)
                .toList();
    }
}
