package dev.whence.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jdk;
import dev.whence.it.harness.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application's server, with the agent from the start, for {@code soak.minutes} under load: recorded by one recording after
 * another, with a patch that comes and goes. On each JDK one server with the agent and one without, all at the same time, and one
 * that leaks on purpose.
 */
@Tag("torture")
@Tag("soak")
final class SoakIT {

    private static final double MINUTES = Double.parseDouble(System.getProperty("soak.minutes", "0"));
    private static final boolean SHORT = MINUTES == 0;
    private static final long NANOS = Math.round(MINUTES * TimeUnit.MINUTES.toNanos(1));

    /** All are asked once in this time, or as fast as they answer: a tick. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(SHORT ? 100 : 250);

    /** Ticks, at least. The long form goes on until its time has passed. */
    private static final int TICKS = 300;

    /** The patch is there for the first half of these. */
    private static final int CYCLE = SHORT ? 20 : 240;

    private static final int RECORDING = SHORT ? 50 : 1_200;

    /** While there is no patch. Each ten seconds, but for short times and for days, since each pair of samples is looked at. */
    private static final int SAMPLE =
            SHORT ? 4 : (int) Math.max(Math.max(4, Math.min(40, NANOS / TICK_NANOS / 120)), NANOS / TICK_NANOS / 2_000);

    /** How many loaders leak in a cycle: in all about as many in a long time as in a short one. */
    private static final int LEAKED_LOADERS = SHORT ? 70 : (int) (1_000 * CYCLE * TICK_NANOS / NANOS) + 1;

    /** Runs over several periods: not in each cycle of the short form, since each starts a JVM. */
    private static final int CYCLES_A_MULTI = SHORT ? 8 : 1;

    @RegisterExtension
    final Children children = new Children();

    @TempDir
    Path folder;

    @Test
    void nothingGrowsAndEachCallIsCounted() throws IOException {
        List<SoakedServer> with = new ArrayList<>();
        List<SoakedServer> without = new ArrayList<>();
        for (Jdk jdk : Jdks.all()) {
            with.add(server("JDK " + jdk.feature() + " with the agent", jdk, true));
            without.add(server("JDK " + jdk.feature() + " without", jdk, false));
        }
        SoakedServer leaking = server("leaking", Jdks.own(), false);

        Load load = new Load(
                Stream.of(with, without, List.of(leaking)).flatMap(List::stream).toList(), leaking);
        load.run();

        for (int i = 0; i < with.size(); i++) {
            assertThat(tell(with.get(i), without.get(i))).noneMatch(Growth::isLeak);
            assertCounted(with.get(i));
            assertThat(with.get(i).child().err()).isEmpty();
        }
        assertThat(load.kept).as("patches that could not be collected").isEmpty();
        assertThat(tell(leaking, without.get(0)))
                .as("control: what leaks on purpose is seen")
                .allMatch(Growth::isLeak);
    }

    private SoakedServer server(String name, Jdk jdk, boolean agent) throws IOException {
        var launch = children.launch(jdk);
        return SoakedServer.start(
                name, agent ? launch.agent() : launch, Files.createDirectory(folder.resolve(name.replace(' ', '-'))));
    }

    private static List<Growth> tell(SoakedServer one, SoakedServer other) {
        List<Growth> all = Growth.between(one.samples(), other.samples());
        System.out.printf(
                "%s: %.1f minutes, %s runs by path, %d over several periods, %d recordings, %d samples%n",
                one.name(),
                one.samples().get(one.samples().size() - 1).hours() * 60,
                one.byPath(),
                one.multis(),
                one.recordings(),
                one.samples().size());
        System.out.println(Growth.head());
        all.forEach(System.out::println);
        return all;
    }

    /** All recordings together, and the report over them, say what the client has counted. */
    private void assertCounted(SoakedServer server) throws IOException {
        assertThat(server.byPath()).containsOnlyKeys("live", "patched");
        Path recordings = folder.resolve(server.name().replace(' ', '-'));
        Map<String, Long> recorded = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        try (Stream<Path> files = Files.list(recordings)) {
            for (Path file : files.sorted().toList()) {
                Events events = Events.of(file);
                // Two recordings share the chunk in which one begins and the other ends.
                for (RecordedEvent summary : events.named("whence.Summary")) {
                    if (seen.add(summary.getStartTime() + summary.getString("point") + summary.getString("path"))) {
                        recorded.merge(summary.getString("path"), summary.getLong("count"), Long::sum);
                    }
                }
                assertThat(events.named("whence.Agent"))
                        .isNotEmpty()
                        .allMatch(agent -> agent.getLong("errors") == 0 && agent.getLong("exhausted") == 0);
            }
        }
        assertThat(recorded).as("recordings of %s", server.name()).isEqualTo(server.byPath());

        String report = children.launch(Jdks.own())
                .jar(Shipped.agent(), "report", recordings.toString(), "--format", "json")
                .start()
                .awaitSuccess()
                .out();
        Map<String, Long> reported = new TreeMap<>();
        for (Json point : Json.of(report).objects("points")) {
            point.objects("paths").forEach(path -> reported.merge(path.text("path"), path.number("count"), Long::sum));
        }
        assertThat(reported).as("report of %s", server.name()).isEqualTo(server.byPath());
    }

    /** What all servers are asked, in turn, by one client. */
    private static final class Load {
        final List<String> kept = new ArrayList<>();
        private final List<SoakedServer> servers;
        private final SoakedServer leaking;

        Load(List<SoakedServer> servers, SoakedServer leaking) {
            this.servers = servers;
            this.leaking = leaking;
        }

        void run() {
            long begin = System.nanoTime();
            for (int tick = 0; tick < TICKS || System.nanoTime() - begin < NANOS; tick++) {
                if (tick % RECORDING == 0) {
                    servers.forEach(SoakedServer::rotate);
                }
                int ofCycle = tick % CYCLE;
                if (ofCycle == 0) {
                    if (tick / CYCLE % CYCLES_A_MULTI == 0) {
                        servers.forEach(SoakedServer::beginMulti);
                    }
                    servers.forEach(SoakedServer::loadPatch);
                    leaking.leak(LEAKED_LOADERS);
                } else if (ofCycle == CYCLE / 2) {
                    servers.stream().filter(server -> !server.unloadPatch()).forEach(server -> kept.add(server.name()));
                }
                servers.forEach(SoakedServer::call);
                if (ofCycle >= CYCLE / 2 && tick % SAMPLE == SAMPLE - 1) {
                    double hours = (System.nanoTime() - begin) / (double) TimeUnit.HOURS.toNanos(1);
                    servers.forEach(SoakedServer::settle);
                    servers.forEach(server -> server.sample(hours));
                }
                LockSupport.parkNanos((tick + 1) * TICK_NANOS - (System.nanoTime() - begin));
            }
            servers.forEach(SoakedServer::settle);
            servers.forEach(SoakedServer::end);
        }
    }
}
