package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.OwnRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** An upgrade of the agent's jar under a JVM whose agent is dormant. */
final class OverwrittenJarIT extends OnEachJdk {
    private static final String LINE = "Whence: the agent's jar was overwritten while this JVM ran; the agent stays off"
            + " until the application is restarted";

    /** As {@code cp new.jar agent.jar} does: the file that the JVM has open gets other content. */
    @Test
    void overwrittenInPlace() throws IOException {
        Launch launch = children.launch(jdk);
        Child child = start(launch);
        Files.writeString(jar(launch), "another version, of other bytes");
        child.send("record");
        child.awaitSuccess();

        assertThat(child.out()).contains("recorded").doesNotContain("BROKEN");
        assertThat(child.err().lines()).containsExactly(LINE);
    }

    /** As {@code mv new.jar agent.jar} and package managers do: the JVM goes on to read the old file. */
    @Test
    void replacedByAnotherFile() throws IOException {
        Launch launch = children.launch(jdk);
        Child child = start(launch);
        Path other = launch.scratch("other.jar");
        Files.writeString(other, "another version, of other bytes");
        Files.move(other, jar(launch), StandardCopyOption.REPLACE_EXISTING);
        child.send("record");
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions())
                .as("the agent is awake")
                .hasSize(1);
    }

    @Test
    void asItWas() throws IOException {
        Launch launch = children.launch(jdk);
        Child child = start(launch);
        child.send("record");
        child.awaitSuccess();

        assertThat(child.err()).isEmpty();
        assertThat(Events.of(launch.recording()).resolutions()).hasSize(1);
    }

    private static Child start(Launch launch) throws IOException {
        Files.copy(Shipped.agent(), jar(launch), StandardCopyOption.REPLACE_EXISTING);
        // A copy within the same tick of the clock would be no other file by its time.
        Files.setLastModifiedTime(jar(launch), FileTime.fromMillis(1_000_000_000_000L));
        Child child = launch.javaAgent(jar(launch), "point=find:" + OwnRecording.class.getName() + "::find")
                .main(OwnRecording.class, launch.recording().toString())
                .start();
        child.awaitOut("up");
        return child;
    }

    private static Path jar(Launch launch) {
        return launch.scratch("agent.jar");
    }
}
