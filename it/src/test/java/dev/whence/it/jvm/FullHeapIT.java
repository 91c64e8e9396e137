package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.FullHeap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that needs a little heap for each new key, where there is none. */
final class FullHeapIT extends OnEachJdk {
    /** Of 1,000 calls, each of which would need some; an attempt costs two or three. */
    private static final long FEW = 100;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void theAgentGivesWay(String collector) {
        Launch launch = fullHeap(collector)
                .agent("points=none", "point=full:" + FullHeap.class.getName() + "::find", "events.max=1000")
                .recorded();

        Child child = launch.start().awaitSuccess();

        assertThat(child.out()).contains("answered 1000");
        assertThat(collections(child)).isLessThan(FEW);
        assertThat(Events.of(launch.recording()).named("whence.Agent"))
                .as("events of the agent")
                .anySatisfy(agent -> assertThat(agent.getLong("errors") == 0
                                || agent.getString("lastError").contains("the heap was full"))
                        .isTrue());
    }

    /** The program itself needs no collection while it resolves. */
    @Test
    void controlWithoutTheAgent() {
        Child child = fullHeap("-XX:+UseSerialGC").start().awaitSuccess();

        assertThat(child.out()).contains("answered 1000");
        assertThat(collections(child)).isLessThan(FEW);
    }

    private Launch fullHeap(String collector) {
        return children.launch(jdk)
                .vm("-Xmx48m", "-XX:-UseGCOverheadLimit", collector)
                .main(FullHeap.class);
    }

    private static long collections(Child child) {
        return child.out()
                .lines()
                .filter(line -> line.startsWith("collections "))
                .mapToLong(line -> Long.parseLong(line.substring("collections ".length())))
                .findFirst()
                .orElseThrow();
    }
}
