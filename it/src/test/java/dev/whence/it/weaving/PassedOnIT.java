package dev.whence.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.events.Resolved;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.PassedOn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call that only passes on what is being resolved is no resolution of its own; where that is not known, it is marked. */
final class PassedOnIT extends OnEachJdk {

    @Test
    void oneResolutionWhereTheKeyIsTheSame() throws Exception {
        Events events = recorded("find.key = 0");

        assertThat(of(events, "same")).hasSize(100).allMatch(each -> !isNested(each));
        for (String key : List.of("first then second", "first", "second")) {
            assertThat(of(events, key)).as(key).hasSize(1).noneMatch(PassedOnIT::isNested);
        }
        assertThat(of(events, "null"))
                .as("no key: which of these are one is not known")
                .extracting(PassedOnIT::isNested)
                .containsExactly(false, true, true);
    }

    @Test
    void everyCallIsMarkedWhereThePointHasNoKey() throws Exception {
        Events events = recorded("");

        assertThat(events.resolutions())
                .as("three calls for one question, but five for the one of two keys")
                .hasSize(100 * 3 + 5 + 3)
                .filteredOn(each -> !isNested(each))
                .hasSize(102);
    }

    private Events recorded(String more) throws Exception {
        Launch launch = children.launch(jdk);
        Path points = launch.scratch("points.properties");
        Files.writeString(points, "find = " + PassedOn.Finder.class.getName() + "+::find\n" + more + "\n");
        launch.agent("points=none", "points.file=" + points, "events.max=unlimited")
                .recorded()
                .main(PassedOn.class)
                .start()
                .awaitSuccess();
        return Events.of(launch.recording());
    }

    private static List<Resolved> of(Events events, String key) {
        return events.resolutions().stream()
                .filter(each -> each.key().equals(key))
                .toList();
    }

    private static boolean isNested(Resolved resolved) {
        return resolved.event().getBoolean("nested");
    }
}
