package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;

/** A program under a fault, with the agent and without: both print the same and end alike, and what is counted is exact. */
@Tag("torture")
abstract class TortureTest extends OnEachJdk {

    /** In every build, or in the long form. */
    static int size(int inEveryBuild, int inTheLongForm) {
        return Child.isLongForm() ? inTheLongForm : inEveryBuild;
    }

    /** Recorded by the JDK's recorder, without the agent: what a program is compared with. */
    final Launch alone(String... vm) {
        return children.launch(jdk).vm(vm).recorded();
    }

    /** The same with the agent and these lines of a points file. */
    final Launch withAgent(String points, String... vm) {
        Launch launch = alone(vm);
        return launch.agent("points=none", "cost.max=off", "points.file=" + file(launch, points));
    }

    static Path file(Launch launch, String points) {
        return Io.attempt(() -> Files.writeString(launch.scratch("points.properties"), points));
    }

    /** Waits for both. */
    static void assertSame(Child with, Child without) {
        int exit = without.awaitExit();
        assertThat(with.awaitExit()).as("exit code").isEqualTo(exit);
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.err()).isEqualTo(without.err());
    }

    /** How many calls of a point the recording has counted. */
    static long counted(Events events, String point) {
        return events.named("whence.Summary").stream()
                .filter(summary -> summary.getString("point").equals(point))
                .mapToLong(summary -> summary.getLong("count"))
                .sum();
    }

    static void assertNoErrors(Events events) {
        assertThat(events.last("whence.Agent").named("whence.Agent"))
                .singleElement()
                .satisfies(agent -> assertThat(told(agent)).isEqualTo("errors 0, exhausted 0"));
    }

    private static String told(RecordedEvent agent) {
        return "errors " + agent.getLong("errors") + ", exhausted " + agent.getLong("exhausted")
                + (agent.getLong("errors") == 0 ? "" : ": " + agent.getString("lastError"));
    }
}
