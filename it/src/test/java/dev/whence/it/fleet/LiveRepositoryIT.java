package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Jcmd;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Puppeteer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ingest} of the repository of a JVM that runs: what is finished counts once, what is not is not there yet. */
final class LiveRepositoryIT extends OnEachJdk {
    private static final int CALLS = 200;

    private Path store = Path.of("");
    private Path repository = Path.of("");

    @Test
    void theNewestChunkComesWhenItIsFinished() throws Exception {
        Path folder = Io.folder(Shipped.folder("live-repository")
                .resolve("jdk" + jdk.feature() + "-" + ProcessHandle.current().pid()));
        store = folder.resolve("store");
        repository = folder.resolve("repository");
        Puppeteer puppet = Puppeteer.ofEveryPath(children.launch(jdk)
                .agent("service=shop", "instance=i1", "events.max=unlimited", "cost.max=off")
                .vm(
                        "-XX:FlightRecorderOptions:repository=" + repository,
                        "-XX:StartFlightRecording:name=fleet,settings=default"));
        Jcmd jcmd = new Jcmd(children, jdk, puppet.child());

        puppet.ask("flood", "1", "" + CALLS);
        // Each recording that begins or ends has the recorder begin a chunk.
        jcmd.run("JFR.start", "name=other");
        puppet.ask("flood", "1", "" + CALLS);
        Child first = ingest();
        assertThat(first.awaitExit()).isZero();
        assertThat(first.out())
                .isEqualToNormalizingNewlines("2 files: 1 chunks added, 0 known already, 0 files or chunks not whole,"
                        + " 1 still being written\n");
        assertThat(first.err().lines()).singleElement().asString().startsWith(newest() + ": still being written");
        assertThat(resolutions()).isEqualTo(CALLS);
        assertThat(coverage().number("incomplete")).isZero();
        assertThat(coverage().number("files")).isOne();

        jcmd.run("JFR.stop", "name=other");
        assertThat(ingest().awaitSuccess().out())
                .startsWith("3 files: 1 chunks added, 1 known already, 0 files or chunks not whole, 1 still");
        assertThat(ingest().awaitSuccess().out())
                .startsWith("3 files: 0 chunks added, 2 known already, 0 files or chunks not whole, 1 still");
        assertThat(resolutions()).isEqualTo(2L * CALLS);

        // The JVM is gone, and nobody writes to its last chunk any more.
        puppet.child().signal("KILL");
        puppet.child().awaitExit();
        Path last = newest();
        Files.setLastModifiedTime(last, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Child afterwards = ingest();
        assertThat(afterwards.awaitExit()).isEqualTo(2);
        assertThat(afterwards.out())
                .startsWith("3 files: 0 chunks added, 2 known already, 1 files or chunks not whole")
                .doesNotContain("still");
        assertThat(afterwards.err()).startsWith(last + ": chunk 1 ").contains("its JVM did not finish it");
        assertThat(coverage().number("incomplete")).isOne();
        assertThat(resolutions()).isEqualTo(2L * CALLS);
    }

    /** Their names are the times at which they were begun. */
    private Path newest() throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            List<Path> chunks = files.filter(Files::isRegularFile).sorted().toList();
            return chunks.get(chunks.size() - 1);
        }
    }

    private Child ingest() {
        return fleet("ingest", repository.toString(), "--store", store.toString());
    }

    private long resolutions() {
        return ask("percentiles").stream()
                .mapToLong(path -> path.number("resolutions"))
                .sum();
    }

    private Json coverage() {
        return ask("coverage").get(0);
    }

    private List<Json> ask(String question) {
        return Json.of(fleet("ask", question, "--format", "json", "--store", store.toString())
                        .awaitSuccess()
                        .out())
                .objects(question);
    }

    private Child fleet(String... words) {
        return FleetJar.command(children, jdk, words).start();
    }
}
