package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.FullMetaspace;
import dev.whence.it.target.HeapInside;
import dev.whence.it.target.Steady;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory of each kind that is used up while woven code runs, or while the agent comes. */
final class MemoryIT extends TortureTest {

    private static final int ROUNDS = size(10, 1_000);
    private static final int CALLS = size(20_000, 20_000_000);

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void theHeapIsFilledInsideWovenCode(String collector) {
        String[] vm = {collector, "-Xmx32m", "-XX:-UseGCOverheadLimit"};
        Launch launch = withAgent("inside = dev.whence.it.target.HeapInside::find\ninside.key = 0\n", vm);
        Child without = alone(vm).main(HeapInside.class, "" + ROUNDS).start();
        Child with = launch.main(HeapInside.class, "" + ROUNDS).start();

        // The recorder complains as well, of its own, now and then.
        String said = "full " + ROUNDS + ", answered " + ROUNDS;
        assertThat(without.awaitSuccess().out().lines()).contains(said);
        assertThat(with.awaitSuccess().out().lines()).contains(said);
        assertThat(with.out() + with.err()).doesNotContain("whence");
        Events events = Events.of(launch.recording());
        long failures = events.named("whence.Summary").stream()
                .mapToLong(summary -> summary.getLong("failures"))
                .sum();
        assertThat(events.last("whence.Agent").named("whence.Agent"))
                .singleElement()
                .satisfies(agent -> {
                    if (agent.getLong("errors") == 0) {
                        assertThat(counted(events, "inside")).isEqualTo(2L * ROUNDS);
                        assertThat(failures).isEqualTo(ROUNDS);
                    } else {
                        assertThat(agent.getString("lastError")).contains("the heap was full");
                        assertThat(counted(events, "inside")).isLessThan(2L * ROUNDS);
                    }
                });
    }

    /** Room for a tenth of what is compiled otherwise. */
    @Test
    void theCodeCacheIsFull() {
        String[] vm = {"-XX:ReservedCodeCacheSize=2496k", "-XX:-PrintWarnings", "-Xlog:codecache=off"};
        String[] arguments = {"2", "" + CALLS, "100"};
        Launch launch = withAgent("steady = dev.whence.it.target.Steady::find\nsteady.key = 0\n", vm);
        Child without = alone(vm).main(Steady.class, arguments).start();
        Child with = launch.main(Steady.class, arguments).start();

        assertSame(with, without);
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        assertThat(counted(events, "steady")).isEqualTo(2L * CALLS);
    }

    /** What the program itself needs, the recorder's 8 MB and the agent's 4 MB. */
    @Test
    void theMetaspaceIsJustEnough() {
        String limit = "-XX:MaxMetaspaceSize=" + (jdk.feature() >= 25 ? 18 : 14) + "m";
        String[] arguments = {"2", "2000", "20"};
        Launch launch = withAgent("steady = dev.whence.it.target.Steady::find\nsteady.key = 0\n", limit);
        Child without = alone(limit).main(Steady.class, arguments).start();
        Child with = launch.main(Steady.class, arguments).start();

        assertSame(with, without);
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        assertThat(counted(events, "steady")).isEqualTo(4_000);
    }

    /** The agent is attached and records where not even one class more can be loaded. */
    @Test
    void theMetaspaceIsFullWhenTheAgentComes() {
        Child child = children.launch(jdk)
                .expectingAgents()
                .vm("-XX:MaxMetaspaceSize=24m")
                .main(FullMetaspace.class)
                .start();
        child.awaitOut("up");
        child.send("fill");
        child.awaitOut("full");
        Child record = record(child);
        int exit = record.awaitExit();
        child.send("go on");
        assertThat(child.awaitOut("answered")).isEqualTo("answered 1000");
        child.send("let go");
        assertThat(child.awaitOut("answered")).isEqualTo("answered 1000");
        Child later = record(child);
        assertThat(later.awaitExit()).as(later.story()).isZero();
        child.send("end");
        child.awaitSuccess();

        System.out.println(
                "  full Metaspace, exit code " + exit + ": " + record.err().strip());
        assertThat(exit).isNotZero();
        assertThat(record.err().lines()).as(record.story()).hasSize(1);
        assertThat(record.err())
                .contains(
                        " has 0 of its 24 MB of Metaspace left (-XX:MaxMetaspaceSize), and the agent and a recording need 6");
        assertThat(child.err()).isEmpty();
        assertThat(child.out()).isEqualTo("answered 1000\nup\nfull\nanswered 1000\nanswered 1000\nend\n");
    }

    private Child record(Child child) {
        return children.launch(jdk)
                .jar(
                        Shipped.agent(),
                        "record",
                        "" + child.pid(),
                        "--points=none",
                        "--point=full:" + FullMetaspace.class.getName() + "::find",
                        "--for",
                        "1s",
                        "--out",
                        children.recording(jdk).toString())
                .start();
    }
}
