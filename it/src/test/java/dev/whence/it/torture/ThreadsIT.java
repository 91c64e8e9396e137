package dev.whence.it.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.ManyThreads;
import dev.whence.it.target.NativeThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads of every kind, and in every state in which a thread may call. */
final class ThreadsIT extends TortureTest {

    private static final int PLATFORM = size(1_000, 10_000);
    private static final int VIRTUAL = size(20_000, 1_000_000);
    private static final int OBJECTS = size(500, 20_000);
    private static final int NATIVE = size(100, 5_000);
    private static final int NATIVE_CALLS = 20;

    /** Two calls each, what is interrupted calls a hundred times, and what is initialised twice; the hook is not counted. */
    @Test
    void veryManyAtOnceInterruptedInInitialisersFinalizersCleanersAndHooks() {
        int virtual = jdk.feature() >= 21 ? VIRTUAL : 0;
        String[] arguments = {"" + PLATFORM, "" + virtual, "" + OBJECTS};
        Launch launch = withAgent("threads = dev.whence.it.target.ManyThreads::find\nthreads.key = 0\n");
        Child without = alone().main(ManyThreads.class, arguments).start();
        without.awaitSuccess();
        Child with = launch.main(ManyThreads.class, arguments).start();

        assertSame(with, without);
        long calls = 2L * PLATFORM + 2L * virtual + 100 + 2 + 2L * OBJECTS;
        assertThat(with.out()).contains("calls " + calls + ", wrong 0\n");
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        // The recorder ends in a hook as well, before that of the program or after it.
        assertThat(counted(events, "threads")).isBetween(calls, calls + 1);
    }

    @Test
    void attachedByNativeCode() throws IOException, InterruptedException {
        Path library = library();
        String[] arguments = {library.toString(), "" + NATIVE, "" + NATIVE_CALLS};
        Launch launch =
                withAgent("native = dev.whence.it.target.NativeThreads::find\nnative.key = 0\n", access("-Xcheck:jni"));
        Child without = alone(access("-Xcheck:jni"))
                .main(NativeThreads.class, arguments)
                .start();
        Child with = launch.main(NativeThreads.class, arguments).start();

        without.awaitSuccess();
        with.awaitSuccess();
        assertThat(without.out()).contains("right " + NATIVE * NATIVE_CALLS);
        assertThat(with.out()).contains("right " + NATIVE * NATIVE_CALLS).doesNotContain("FATAL");
        assertThat(with.err()).isEqualTo(without.err());
        Events events = Events.of(launch.recording());
        assertNoErrors(events);
        assertThat(counted(events, "native")).isEqualTo((long) NATIVE * NATIVE_CALLS);
    }

    private String[] access(String option) {
        return jdk.feature() >= 22
                ? new String[] {option, "--enable-native-access=ALL-UNNAMED"}
                : new String[] {option};
    }

    /** Compiled with the headers of the JDK under test. */
    private Path library() throws IOException, InterruptedException {
        Path include = jdk.home().resolve("include");
        assumeTrue(Files.isRegularFile(include.resolve("jni.h")), "no jni.h in " + include);
        Launch launch = children.launch(jdk);
        Path source = launch.scratch("threads.c");
        Files.copy(Shipped.testClasses().resolve("threads.c"), source, StandardCopyOption.REPLACE_EXISTING);
        Path library = launch.scratch("libthreads.so");
        Process gcc;
        try {
            gcc = new ProcessBuilder(List.of(
                            "gcc",
                            "-shared",
                            "-fPIC",
                            "-pthread",
                            "-I" + include,
                            "-I" + include.resolve("linux"),
                            "-o",
                            library.toString(),
                            source.toString()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            assumeTrue(false, "no gcc here: threads that native code attaches are not tested");
            throw none;
        }
        String said = new String(gcc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(gcc.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(gcc.exitValue()).as(said).isZero();
        return library;
    }
}
