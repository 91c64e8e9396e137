package dev.whence.it.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.LongReturns;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Served;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the application's server begins and ends, with its workers. */
final class ServeEndIT extends ServeTest {

    private static final int BAD_INPUT = 2;
    private static final int BY_TERM = 128 + 15;

    @Test
    void aSignalEndsItWithItsWorkers() {
        Path data = LongReturns.beside(Shipped.sampleReturns(), folder.resolve("data"));
        Served server = Served.listening(children.launch(jdk)
                .app("serve", "--port", "0", "--no-cache", "--workers", "2", "--data", data.toString())
                .start());
        server.begin(LONG);
        List<ProcessHandle> workers = server.awaitWorkers();

        server.child().signal("TERM");

        assertThat(server.child().awaitExit()).isEqualTo(BY_TERM);
        assertEnd(workers);
        assertThat(server.child().err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void theEndOfItsInputEndsItWithItsWorkers() {
        Served server = startWithMuchToDo("--workers", "2");
        server.begin(LONG);
        List<ProcessHandle> workers = server.awaitWorkers();

        server.child().awaitSuccess();

        assertEnd(workers);
        assertThat(server.child().out()).hasLineCount(1);
        assertThat(server.child().err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void itsWorkersHaveTheArchiveThatARunHas() {
        Path cache = folder.resolve("cache");
        Child child = children.launch(jdk)
                .app("serve", "--port", "0", "--until-eof", "--cache", cache.toString())
                .start();
        Served server = Served.listening(child);
        server.run(MULTI);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (archives(cache).isEmpty() && System.nanoTime() < deadline) {
            server.get("/api/files");
        }
        child.awaitSuccess();

        assertThat(archives(cache)).hasSize(1);
        children.launch(jdk)
                .app("run", "--multi", "--in-months", "36", "--out-months", "12", "--cache", cache.toString())
                .start()
                .awaitSuccess();
        assertThat(archives(cache)).as("the same one").hasSize(1);
    }

    /** What is half made of an archive does not stay, nor does the worker that makes it. */
    @Test
    void aSignalWhileTheArchiveIsMade() {
        Path cache = folder.resolve("cache");
        Served server = Served.listening(children.launch(jdk)
                .app("serve", "--port", "0", "--workers", "1", "--cache", cache.toString())
                .start());
        server.run(MULTI);
        List<ProcessHandle> maker = server.awaitWorkers();

        server.child().signal("TERM");

        assertThat(server.child().awaitExit()).isEqualTo(BY_TERM);
        assertEnd(maker);
        assertThat(Io.names(cache)).noneMatch(name -> name.startsWith("making-"));
        assertThat(server.child().err()).doesNotContain("\tat ", "without a class archive");
    }

    @Test
    void whatItCannotBeginWithIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertCannotBegin("--port: " + port + " is not available", "--port", port);
        }
        assertCannotBegin("--port must be from 0 to 65535, not 70000", "--port", "70000");
        assertCannotBegin("--port must be from 0 to 65535, not -1", "--port", "-1");
        assertCannotBegin("'--port'", "--port", "http");
        assertCannotBegin(
                "--data: there is no folder", "--data", folder.resolve("none").toString());
        Path file = Files.writeString(folder.resolve("file"), "");
        assertCannotBegin("is not a folder", "--data", file.toString());
        assertCannotBegin("--workers must be at least 1, not 0", "--workers", "0");
        assertCannotBegin(
                "there is no such file", "--config", folder.resolve("none.yml").toString());
        assertCannotBegin("--pipeline-jar: there is no file", "--pipeline-jar", "none.jar");
        assertCannotBegin("Unmatched argument", "here");
        assertCannotBegin("exclude each other", "--cache", "x", "--no-cache");
    }

    private static List<String> archives(Path cache) {
        return Files.isDirectory(cache)
                ? Io.names(cache).stream()
                        .filter(name -> name.endsWith(".archive"))
                        .toList()
                : List.of();
    }

    private void assertCannotBegin(String why, String... options) {
        Child child =
                children.launch(jdk).app(with(new String[] {"serve"}, options)).start();
        assertThat(child.awaitExit()).as(child.story()).isEqualTo(BAD_INPUT);
        assertThat(child.out()).isEmpty();
        assertThat(child.err().lines())
                .singleElement()
                .asString()
                .startsWith("trend-app: ")
                .contains(why);
    }
}
