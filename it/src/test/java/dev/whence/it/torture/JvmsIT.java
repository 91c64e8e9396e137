package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.AgentJar;
import dev.whence.it.harness.jars.ProgramJar;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.probe.Lowering;
import dev.whence.it.target.Steady;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collectors, checks of the JVM, archives, a debugger and class files of the future, while loaders come and go under load. */
final class JvmsIT extends TortureTest {

    private static final String POINTS = """
            steady = dev.whence.it.target.Steady::find
            steady.key = 0
            plugin = dev.whence.it.target.Steady$Finder+::find
            plugin.key = 0
            """;
    /** With others at hand than in the run that made it, an archive is not used, and the JVM says so. */
    private static final String MODULES = "--add-modules=java.instrument,jdk.jfr";

    private static final int THREADS = 2;
    private static final int CALLS = size(20_000, 5_000_000);
    /** As many reasons as the agent keeps. */
    private static final int MOST_PROBLEMS = 256;

    private static final int LOADERS = size(100, 3_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseSerialGC",
                "-XX:+UseParallelGC",
                "-XX:+UseG1GC",
                "-XX:+UseZGC",
                "-XX:+UseShenandoahGC",
                "-XX:-UseCompressedClassPointers -Xshare:off",
                "-XX:-UseCompressedOops -Xshare:off",
                "-Xint",
                "-Xcheck:jni",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0"
            })
    void eachJvm(String options) {
        String[] vm = options.split(" ");
        Launch launch = withAgent(POINTS, vm);
        Child without = steady(alone(vm)).start();
        Child with = steady(launch).start();
        if (without.awaitExit() != 0) {
            with.awaitExit();
            assumeFalse(without.out().isEmpty() && without.err().contains("not supported"), "not built in");
        }

        if (options.equals("-Xcheck:jni")) {
            with.awaitSuccess();
            assertThat(warnings(without)).containsAll(warnings(with));
            assertThat(with.out().lines()).contains(loaders(LOADERS), calls());
        } else {
            assertSame(with, without);
            assertThat(with.out()).endsWith(loaders(LOADERS) + "\n" + calls() + "\n");
        }
        assertCounted(Events.of(launch.recording()), LOADERS);
    }

    @Test
    void fromAnArchiveOfTheApplicationsClasses() {
        Launch making = children.launch(jdk);
        Path jar = ProgramJar.write(making.scratch("steady.jar"), Steady.class);
        Path archive = making.scratch("classes.jsa");
        archived(making.vm("-XX:ArchiveClassesAtExit=" + archive), jar).start().awaitSuccess();

        assertSameFromAnArchive(jar, "-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void fromAnAheadOfTimeCache() {
        assumeTrue(jdk.feature() >= 25, "these came, in one step, with 25");
        Launch making = children.launch(jdk).vm(MODULES);
        Path jar = ProgramJar.write(making.scratch("steady.jar"), Steady.class);
        Path cache = making.scratch("classes.aot");
        archived(making.vm("-XX:AOTCacheOutput=" + cache), jar).start().awaitSuccess();

        assertSameFromAnArchive(jar, "-XX:AOTCache=" + cache, MODULES);
    }

    private void assertSameFromAnArchive(Path jar, String... vm) {
        Launch launch = withAgent(POINTS, vm);
        Child without = archived(alone(vm), jar).start();
        Child with = archived(launch, jar).start();

        // On 25 the JVM complains of an archive that was made without the modules of an agent or a recording, both
        // times.
        String said = loaders(LOADERS) + "\n" + calls() + "\n";
        assertThat(without.awaitSuccess().out()).endsWith(said);
        assertThat(with.awaitSuccess().err()).isEqualTo(without.err());
        assertThat(with.out()).endsWith(said);
        assertCounted(Events.of(launch.recording()), LOADERS);
    }

    /** What no JVM here accepts reaches the agent's transformer first. */
    @Test
    void aClassFileOfTheFutureIsRefusedByTheJvmAlone() {
        Launch launch = withAgent(POINTS);
        Child without = steady(alone(), "99").start();
        Child with = steady(launch, "99").start();

        assertSame(with, without);
        assertThat(with.out()).contains("refused: java.lang.UnsupportedClassVersionError");
        assertCounted(Events.of(launch.recording()), 0);
    }

    /** An agent that comes later makes the class files ones that the JVM accepts. */
    @Test
    void aClassFileOfTheFutureThatRunsIsSaid() {
        Launch launch = withAgent(POINTS);
        Path lowering =
                AgentJar.write(launch.scratch("lowering.jar"), Lowering.class, Map.of(), Lowering.Transformer.class);
        Child without = steady(alone().javaAgent(lowering), "99").start();
        Child with = steady(launch.javaAgent(lowering), "99").start();

        assertSame(with, without);
        assertThat(with.out()).contains(loaders(LOADERS));
        Events events = Events.of(launch.recording());
        assertThat(counted(events, "steady")).isEqualTo((long) THREADS * CALLS);
        assertThat(counted(events, "plugin")).isZero();
        assertNoErrors(events);
        assertThat(events.last("whence.Agent").named("whence.Agent"))
                .singleElement()
                .satisfies(agent -> assertThat(agent.getString("unmatched"))
                        .contains(
                                "Steady$Plugin",
                                "its class file has version 99, and this agent weaves versions up to"));
    }

    private static void assertCounted(Events events, int loaders) {
        assertNoErrors(events);
        assertThat(counted(events, "steady")).isEqualTo((long) THREADS * CALLS);
        assertThat(counted(events, "plugin")).isEqualTo(loaders);
    }

    private static Launch steady(Launch launch, String... version) {
        List<String> arguments = new ArrayList<>(List.of("" + THREADS, "" + CALLS, "" + LOADERS));
        arguments.addAll(List.of(version));
        return launch.main(Steady.class, arguments.toArray(String[]::new));
    }

    private static Launch archived(Launch launch, Path jar) {
        return launch.classPath(jar).program(Steady.class.getName(), "" + THREADS, "" + CALLS, "" + LOADERS);
    }

    private static String loaders(int count) {
        return "loaders " + count + ", answers " + count + ", kept 0";
    }

    private static String calls() {
        int all = THREADS * CALLS;
        int failures = all / 100;
        return "calls " + all + ", failures " + failures + ", letters " + (all - failures) * 8;
    }

    /** What the JVM complains of, each kind once. */
    private static Set<String> warnings(Child child) {
        // The JDK's own, of 17: its list of the loaded classes has more of them than it announced.
        String said = child.out()
                .replaceAll("WARNING: JNI local refs.*\\R\\tat sun\\.instrument\\.\\S+getAllLoadedClasses0\\(", "");
        return (said + child.err())
                .lines()
                .filter(line -> line.startsWith("WARNING") || line.startsWith("FATAL"))
                .collect(Collectors.toSet());
    }
}
