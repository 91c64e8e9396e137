package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.CrowdClasses;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OperatorVisit;
import dev.whence.it.target.Crowd;
import dev.whence.it.target.LongKeys;
import dev.whence.it.target.ManyLoaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Very many points, very long keys, very many classes of very many loaders. */
@Tag("alone")
final class InputsIT extends TortureTest {

    private static final int POINTS = size(1_000, 10_000);
    private static final int KEY = size(10_000_000, 100_000_000);
    private static final int KEYS = 20;
    private static final int LOADERS = size(100, 1_000);
    private static final int CLASSES = 100;
    private static final int ONE_OF = 50;

    @Test
    void manyPoints() {
        Path classes = CrowdClasses.folder(POINTS);
        String points = IntStream.range(0, POINTS)
                .mapToObj(i -> "p" + i + " = crowd.C" + i + "::find\np" + i + ".key = 0\n")
                .collect(Collectors.joining());
        Launch launch = withAgent(points).classPath(classes);
        Child with = launch.main(Crowd.class, "" + POINTS).start();

        with.awaitOut("= ready");
        with.send("all");
        assertThat(with.awaitOut("= ")).isEqualTo("= " + POINTS);
        with.awaitSuccess();
        assertThat(with.err()).isEmpty();
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        Map<String, Long> counts = events.named("whence.Summary").stream()
                .collect(Collectors.groupingBy(
                        summary -> summary.getString("point"),
                        Collectors.summingLong(summary -> summary.getLong("count"))));
        assertThat(counts).hasSize(POINTS);
        assertThat(counts.values()).containsOnly(1L);
    }

    @Test
    void longKeys() {
        String[] arguments = {"" + KEY, "" + KEYS};
        String heap = "-Xmx512m";
        Launch launch = withAgent("keys = dev.whence.it.target.LongKeys::find\nkeys.key = 0\n", heap);
        Child without = alone(heap).main(LongKeys.class, arguments).start();
        Child with = launch.main(LongKeys.class, arguments).start();

        assertSame(with, without);
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        assertThat(counted(events, "keys")).isEqualTo(KEYS);
        assertThat(events.named("whence.Resolution")).hasSize(KEYS).allSatisfy(event -> {
            assertThat(event.getString("key")).hasSizeBetween(10, 1_000);
            assertThat(event.getString("key")).matches("(k+|\\u4e2d+)\\D{1,3}");
        });
    }

    /** How long everybody waits, and when the first event is there, is said; a busy machine is no defect. */
    @Test
    void manyClassesOfManyLoaders() {
        Path classes = CrowdClasses.folder(CLASSES, ONE_OF);
        Launch launch =
                children.launch(jdk).expectingAgents().recorded("default,+jdk.ExecuteVMOperation#threshold=0ms");
        Child child = launch.main(ManyLoaders.class, "" + LOADERS, "" + CLASSES, classes.toString())
                .start();
        child.awaitOut("up " + LOADERS * CLASSES);
        int members = LOADERS * CLASSES / ONE_OF;

        Path points = file(launch, "crowd = dev.whence.it.target.Crowd$Member+::find\ncrowd.key = 0\n");
        Instant attached = Instant.now();
        long begun = System.nanoTime();
        OperatorVisit visit =
                OperatorVisit.begin(child, "watch", Map.of("options", "points=none,points.file=" + points));
        while (woven(visit) < members) {
            child.send("few");
            assertThat(child.awaitOut("answered")).isEqualTo("answered 3");
        }
        long took = System.nanoTime() - begun;
        child.send("call");
        assertThat(child.awaitOut("answered")).isEqualTo("answered " + members);
        List<String> last = visit.end();
        child.send("call");
        assertThat(child.awaitOut("answered")).isEqualTo("answered " + members);
        child.awaitSuccess();

        assertThat(last).contains("detached").noneMatch(line -> line.startsWith("differs"));
        assertThat(last.stream().filter(line -> line.startsWith("restored\t"))).hasSize(members);
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        List<RecordedEvent> calls = events.named("whence.Resolution");
        assertThat(calls.stream().filter(call -> call.getString("key").equals("call")))
                .hasSize(members);
        assertThat(counted(events, "crowd")).isEqualTo(calls.size());
        double first = Duration.between(attached, calls.get(0).getStartTime()).toNanos() / 1e9;
        System.out.printf(
                "  %,d of %,d classes in %,d loaders on %s: after the attach, the first event at %.1f s and all"
                        + " woven at %.1f s; longest stop of a"
                        + " retransformation %.1f ms, of anything else %.1f ms%n",
                members,
                LOADERS * CLASSES,
                LOADERS,
                jdk,
                first,
                took / 1e9,
                longest(events, true),
                longest(events, false));
    }

    private static long woven(OperatorVisit visit) {
        return visit.ask("look", Map.of()).stream()
                .filter(line -> line.startsWith("progress\t"))
                .mapToLong(line -> Long.parseLong(line.split("\t")[1]))
                .findFirst()
                .orElseThrow();
    }

    private static double longest(Events events, boolean redefining) {
        return events.named("jdk.ExecuteVMOperation").stream()
                        .filter(operation -> operation.getString("operation").contains("RedefineClasses") == redefining)
                        .map(RecordedEvent::getDuration)
                        .mapToLong(duration -> duration.toNanos())
                        .max()
                        .orElse(0)
                / 1e6;
    }
}
