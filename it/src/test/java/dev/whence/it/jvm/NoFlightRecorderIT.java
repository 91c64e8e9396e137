package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.RuntimeImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where nothing can be recorded, the agent says so in one line, and the application runs. */
final class NoFlightRecorderIT extends OnEachJdk {

    private static final String MODULES = "java.base,java.instrument";

    @Test
    void limitedModules() {
        assertOff(launch -> launch.vm("--limit-modules", MODULES), "jdk.jfr");
    }

    @Test
    void linkedRuntimeImage() {
        Optional<Path> image = RuntimeImage.with(jdk, MODULES);
        assumeTrue(image.isPresent(), () -> jdk + " cannot link a runtime image");
        assertOff(launch -> launch.image(image.get()), "jdk.jfr");
    }

    @Test
    void recorderSwitchedOff() {
        assertOff(launch -> launch.vm("-XX:-FlightRecorder"), "Flight Recorder is switched off");
    }

    /** The line above is not one that the agent says anyway. */
    @Test
    void controlWithAllModules() {
        assertThat(run(launch -> launch.agent()).err()).isEmpty();
    }

    private void assertOff(UnaryOperator<Launch> runtime, String why) {
        Child without = run(runtime);
        Child with = run(launch -> runtime.apply(launch).agent());

        assertThat(with.out()).isEqualTo(without.out()).isNotEmpty();
        assertThat(with.err().lines().filter(line -> !without.err().contains(line)))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Whence: ").contains(why));
    }

    private Child run(UnaryOperator<Launch> how) {
        return how.apply(children.launch(jdk)).flag("1").app("run").start().awaitSuccess();
    }
}
