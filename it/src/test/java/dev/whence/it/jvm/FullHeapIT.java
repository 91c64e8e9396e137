package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.FullHeap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An agent that needs a little heap for each new key, where there is none.
 *
 * <p>The recorder's own thread also needs some each second, and costs up to 400 collections in two seconds with G1.
 * So the recorder alone is the measure, in a run that is as long.
 */
@Tag("torture")
@Tag("alone")
final class FullHeapIT extends OnEachJdk {
    /**
     * An attempt to allocate costs two or three collections, so an agent that tries at each of the 1,000 calls costs 2,000
     * and more. The recorder's own thread costs anything from 8 to 400 of them, in one run of the same program and not in
     * the next.
     */
    private static final long ONE_A_CALL = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void theAgentGivesWay(String collector) {
        Launch launch = fullHeap(collector, "2000")
                .agent("points=none", "point=full:" + FullHeap.class.getName() + "::find", "events.max=1000")
                .recorded();

        Child child = launch.start().awaitSuccess();
        Child alone = fullHeap(collector, "2000").recorded().start().awaitSuccess();

        assertThat(child.out()).contains("answered 1000");
        assertThat(collections(child))
                .as("collections with the agent, and of the recorder alone")
                .isLessThan(2 * collections(alone) + ONE_A_CALL);
        assertThat(Events.of(launch.recording()).named("whence.Agent"))
                .as("events of the agent")
                .anySatisfy(agent -> assertThat(agent.getLong("errors") == 0
                                || agent.getString("lastError").contains("the heap was full"))
                        .isTrue());
    }

    /** The program itself needs no collection while it resolves. */
    @Test
    void controlWithoutTheAgent() {
        Child child = fullHeap("-XX:+UseSerialGC", "0").start().awaitSuccess();

        assertThat(child.out()).contains("answered 1000");
        assertThat(collections(child)).isLessThan(ONE_A_CALL / 10);
    }

    private Launch fullHeap(String collector, String millis) {
        return children.launch(jdk)
                .vm("-Xmx48m", "-XX:-UseGCOverheadLimit", collector)
                .main(FullHeap.class, millis);
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
