package dev.whence.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Answering;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From JDK 25 on, {@code jfr print} shows with the JDK's own events in which resolution they happened. */
final class ContextIT extends OnEachJdk {

    private static final int CONTEXTUAL_SINCE = 25;

    @Test
    void aReadInsideAResolutionSaysWhichItWas() {
        Launch launch = children.launch(jdk);
        Path file = Io.attempt(() -> Files.writeString(launch.scratch("read.txt"), "text"));
        Path points = Io.attempt(() -> Files.writeString(
                launch.scratch("points.properties"),
                "reader = " + Answering.class.getName() + "::read\nreader.key = 0\nreader.otherwise = opened\n"));
        launch.agent("points=none", "points.file=" + points)
                .recorded("default,+jdk.FileRead#threshold=0 s" + unthrottled())
                .main(Answering.class, "reading", "1", file.toString())
                .start()
                .awaitSuccess();

        assertThat(Events.of(launch.recording()).named("whence.Resolution")).hasSize(1);
        List<String> reads = reads(print(launch), file);
        assertThat(reads).hasSize(2);
        if (jdk.feature() >= CONTEXTUAL_SINCE) {
            assertThat(reads.get(0))
                    .contains("Context: Resolution.point = \"reader\"")
                    .contains("Context: Resolution.key = \"" + file + "\"")
                    .contains("Context: Resolution.path = \"opened\"");
        } else {
            assertThat(reads.get(0)).doesNotContain("Context:");
        }
        assertThat(reads.get(1)).doesNotContain("Context:");
    }

    /** JDK 25 drops such events where there are many at once. */
    private String unthrottled() {
        return jdk.feature() >= CONTEXTUAL_SINCE ? ",+jdk.FileRead#throttle=off" : "";
    }

    private String print(Launch launch) {
        Path jfr = jdk.java().resolveSibling("jfr");
        return Io.attempt(() -> {
            Process process = new ProcessBuilder(
                            jfr.toString(),
                            "print",
                            "--events",
                            "jdk.FileRead",
                            launch.recording().toString())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue()).as(out).isZero();
            return out;
        });
    }

    private static List<String> reads(String printed, Path file) {
        return Stream.of(printed.split("(?m)^}"))
                .filter(event -> event.contains("path = \"" + file + "\""))
                .toList();
    }
}
