package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Tally;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Allocating;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A recorded call allocates nothing: in a heap that is nearly full each allocation costs the application collections. */
final class AllocationIT extends OnEachJdk {

    @Test
    void aRecordedCallAllocatesNothing() {
        Launch launch = children.launch(jdk);
        String type = Allocating.class.getName();
        Path points = Io.attempt(() -> Files.writeString(
                launch.scratch("points.properties"),
                "plain = " + type + "::plain\nplain.key = 0\nfind = " + type + "::find\nfind.key = 0\n"
                        + "find.step.recalled = " + type + "::recall\nfind.step.made = " + type + "::make\n"));
        Child child = launch.agent("points=none", "points.file=" + points)
                .recorded()
                .main(Allocating.class)
                .start()
                .awaitSuccess();

        assertThat(child.out()).contains("then plain 0 steps 0");
        assertThat(Tally.of(launch.recording()).summed())
                .as("that the calls were recorded")
                .containsEntry("made", 40_000L);
    }
}
