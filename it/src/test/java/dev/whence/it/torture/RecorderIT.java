package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Recordings;
import dev.whence.it.target.Steady;
import dev.whence.it.target.UntilTold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorder that is started and stopped all the time, that others use as well, and that cannot write. */
final class RecorderIT extends TortureTest {

    private static final int RECORDINGS = size(30, 1_000);
    private static final int CALLS = 50;
    private static final int DUMPS = size(5, 60);

    /** Enough for the program and the JDK's default settings. */
    private static final String BETWEEN = "400k";
    /** No agent, and as much to write as with one. */
    private static final String MUCH_OF_THE_JDK = "default,+jdk.JavaExceptionThrow#enabled=true"
            + ",+jdk.JavaExceptionThrow#throttle=off,+jdk.BooleanFlag#period=20ms";

    private static final int CALLS_ON_DISK = 600_000;

    @TempDir
    Path folder;

    /** Each says how often it was called while it ran; those of all and a stream say it as well, over as many chunks. */
    @Test
    void manyRecordingsBesideOthersAndAStream() throws IOException {
        Launch launch = children.launch(jdk);
        Path points = file(launch, "recordings = dev.whence.it.target.Recordings::find\nrecordings.key = 0\n");
        Path own = Files.createDirectory(folder.resolve("own"));
        String[] counts = {"" + RECORDINGS, "" + CALLS};
        Child without = children.launch(jdk)
                .main(
                        Recordings.class,
                        Files.createDirectory(folder.resolve("alone")).toString(),
                        counts[0],
                        counts[1])
                .start();
        Child with = launch.agent("points=none", "cost.max=off", "points.file=" + points)
                .main(Recordings.class, own.toString(), counts[0], counts[1])
                .start();

        assertSame(with, without);
        for (int i = 0; i < RECORDINGS; i++) {
            Events events = Events.of(own.resolve("one-" + i + ".jfr"));
            assertThat(counted(events, "recordings")).as("recording %d", i).isEqualTo(CALLS);
        }
        Events whole = Events.of(own.resolve("whole.jfr"));
        assertNoErrors(whole);
        assertThat(counted(whole, "recordings")).isEqualTo((long) RECORDINGS * CALLS);
        assertThat(whole.named("whence.Resolution")).hasSize(RECORDINGS * CALLS);
        assertThat(Files.readString(own.resolve("streamed.txt"))).isEqualTo("" + RECORDINGS * CALLS);
        Events second = Events.of(own.resolve("counts.jfr"));
        assertThat(counted(second, "recordings")).isEqualTo((long) RECORDINGS * CALLS);
        // An event type of the agent's that a recording does not name follows its own default.
        assertThat(Events.of(own.resolve("foreign.jfr")).named("jdk.ThreadStart"))
                .isNotEmpty();
    }

    /** A chunk that ends takes its counts along, and the next begins at nought: over all of them, none is missing or double. */
    @Test
    void eachSecondAChunkEndsWhileCallsRun() throws IOException {
        Launch launch = children.launch(jdk).recorded().vm("-XX:FlightRecorderOptions:maxchunksize=1M");
        Path points = file(launch, "told = dev.whence.it.target.UntilTold::find\ntold.key = 0\n");
        Child program = launch.agent("points=none", "cost.max=off", "events.max=1000000", "points.file=" + points)
                .main(UntilTold.class, "2", "50")
                .start();
        program.awaitOut("= ready");
        Jcmd jcmd = new Jcmd(children, jdk, program);
        Path dumped = folder.resolve("dumped.jfr");
        long before = 0;
        for (int i = 0; i < DUMPS; i++) {
            jcmd.run("JFR.dump", "filename=" + dumped);
            long now = counted(Events.of(dumped), "told");
            assertThat(now).as("calls in dump %d", i).isGreaterThan(before);
            before = now;
        }

        String calls = program.awaitSuccess()
                .out()
                .lines()
                .filter(line -> line.startsWith("calls "))
                .findFirst()
                .orElseThrow()
                .substring("calls ".length());
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        assertThat(counted(events, "told")).isGreaterThan(before).isEqualTo(Long.parseLong(calls));
        assertThat(events.named("whence.Resolution")).hasSize(Integer.parseInt(calls));
        String summary = children.tool(jdk, "jfr", "summary", launch.recording().toString())
                .out();
        assertThat(Integer.parseInt(summary.replaceAll("(?s).*Chunks: (\\d+).*", "$1")))
                .as("chunks")
                .isGreaterThan(DUMPS);
    }

    /** Where a recording fits with the limit on single events, the program runs on; where none fits, the recorder ends the JVM. */
    @ParameterizedTest
    @ValueSource(strings = {"1m", "200k"})
    void theDiskIsSmall(String size) throws InterruptedException {
        assumeTrue(hasTmpfs(), "no tmpfs can be mounted here");
        String[] vm = {"-XX:FlightRecorderOptions:repository=/mnt"};
        Child without = onDisk(size, steady(alone(vm)));
        Child with = onDisk(size, steady(withAgent("steady = dev.whence.it.target.Steady::find\n", vm)));

        assertThat(without.awaitExit()).as(without.story()).isEqualTo(size.equals("1m") ? 0 : 1);
        assertThat(with.awaitExit()).as(with.story()).isEqualTo(without.awaitExit());
        assertThat(with.err()).doesNotContain("whence", "Whence");
        if (size.equals("1m")) {
            assertThat(with.out()).isEqualTo(without.out());
        }
    }

    /** Nowhere can the recorder, or anybody, write. */
    @ParameterizedTest
    @ValueSource(strings = {"/proc", "/nowhere"})
    void theTemporaryFolderCannotBeWritten(String temporary) {
        String vm = "-Djava.io.tmpdir=" + temporary;
        Child without = steady(children.launch(jdk).vm(vm)).start();
        Launch launch = children.launch(jdk).vm(vm);
        Path points = file(launch, "steady = dev.whence.it.target.Steady::find\nsteady.key = 0\n");
        Child with =
                steady(launch.agent("points=none", "points.file=" + points)).start();
        assertSame(with, without);

        Launch recorded = withAgent("steady = dev.whence.it.target.Steady::find\nsteady.key = 0\n", vm);
        Child recordedAlone = steady(alone(vm)).start();
        Child recordedWith = steady(recorded).start();
        assertThat(recordedWith.awaitExit()).isEqualTo(recordedAlone.awaitExit());
        assertThat(recordedWith.out().replaceAll("\\[[0-9.]+s\\]", ""))
                .isEqualTo(recordedAlone.out().replaceAll("\\[[0-9.]+s\\]", ""));
    }

    /** What ends the JVM is how much is recorded, whoever records it: between, the limit on single events decides. */
    @Test
    void theDiskIsTooSmallForWhatIsRecorded() throws InterruptedException {
        assumeTrue(hasTmpfs(), "no tmpfs can be mounted here");
        String repository = "-XX:FlightRecorderOptions:repository=/mnt";
        Launch fitting = alone(repository);
        Child jdkAlone = onDisk(BETWEEN, manyCalls(fitting));
        Child withMoreOfTheJdk =
                onDisk(BETWEEN, manyCalls(children.launch(jdk).vm(repository).recorded(MUCH_OF_THE_JDK)));
        Child withAgent =
                onDisk(BETWEEN, manyCalls(withAgent("steady = dev.whence.it.target.Steady::find\n", repository)));
        Launch limited = alone(repository);
        Path points = file(limited, "steady = dev.whence.it.target.Steady::find\n");
        Child withLimit = onDisk(
                BETWEEN,
                manyCalls(limited.agent("points=none", "cost.max=off", "events.max=1", "points.file=" + points)));

        assertThat(jdkAlone.awaitExit()).as(jdkAlone.story()).isZero();
        for (Child full : List.of(withMoreOfTheJdk, withAgent)) {
            assertThat(full.awaitExit()).as(full.story()).isEqualTo(1);
            assertThat(full.out() + full.err())
                    .contains("no space left on device", "An irrecoverable error in Jfr. Shutting down VM")
                    .doesNotContain("whence", "Whence");
        }
        assertSame(withLimit, jdkAlone);
        Events events = Events.of(limited.recording());
        assertNoErrors(events);
        assertThat(counted(events, "steady")).isEqualTo(2L * CALLS_ON_DISK);
    }

    private static boolean hasTmpfs() throws InterruptedException {
        return runs("unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
    }

    private static Launch manyCalls(Launch launch) {
        return launch.main(Steady.class, "2", "" + CALLS_ON_DISK, "20");
    }

    private static Launch steady(Launch launch) {
        return launch.main(Steady.class, "2", "200000", "20");
    }

    private Child onDisk(String size, Launch launch) {
        ProcessBuilder builder = launch.builder();
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + size + " tmpfs /mnt && exec \"$@\"",
                "sh"));
        command.addAll(builder.command());
        return children.start(builder.command(command));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
