package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jars.Variant;
import dev.whence.it.harness.jvm.Footprint;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.target.Obedient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code footprint} with servers: watched until they are up, ended, and held to a baseline as others are. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no TERM: causes are unknown")
final class FootprintServerIT extends OnEachJdk {
    @TempDir
    private Path folder;

    @Test
    void theApplicationsServer() {
        Path baseline = folder.resolve("serve.footprint");
        Variant variant = Variant.of("trend/portfolio/app/cli/ServeCommand.java")
                .after("public Integer call()", "com.fasterxml.jackson.core.JsonFactory.builder();")
                .compile();

        assertThat(state(serve(List.of()), baseline, "Listening on", 0, "--update"))
                .isEqualTo("updated");
        assertThat(state(serve(List.of()), baseline, "Listening on", 0)).isEqualTo("kept");
        Footprint broken = until(serve(List.of(variant.classes())), "Listening on")
                .baseline(baseline)
                .start()
                .awaitExit(1);

        assertThat(broken.report().object("baseline").texts("newPackages")).contains("com.fasterxml.jackson.core");
        assertThat(broken.child().out()).as("its output is its own").startsWith("Listening on http://");
        assertThat(broken.child().err())
                .contains("BROKEN", "com.fasterxml.jackson.core.JsonFactory", "ServeCommand.java:" + variant.line());
        assertThat(broken.report().texts("remarks"))
                .containsExactly(
                        "ended by Whence once a line of its output contained 'Listening on' (TERM, exit code 143)");
    }

    /** Spring Boot with its own Tomcat, as it comes from Central. */
    @Test
    void aWebApplicationOfSpringBoot() throws IOException {
        Path baseline = folder.resolve("boot.footprint");
        int port = freePort();

        assertThat(state(boot(port), baseline, "Started Main in", 0, "--update"))
                .isEqualTo("updated");
        assertThat(state(boot(port), baseline, "port " + port, 0))
                .as("to look for the port made Tomcat load nothing")
                .isEqualTo("kept");
        Footprint broken = until(boot(port, "--cached=true"), "Started Main in")
                .baseline(baseline)
                .start()
                .awaitExit(1);

        Json verdict = broken.report().object("baseline");
        assertThat(verdict.texts("newPackages")).contains("org.springframework.cache.concurrent");
        assertThat(verdict.objects("violations"))
                .extracting(Footprint::line)
                .anyMatch(line -> line.startsWith("org.springframework.cache.concurrent.ConcurrentMapCacheManager from"
                                + " spring-context.jar, used guest.bootweb.Main ")
                        && line.contains("guest.bootweb.Main.cache(Main.java:"));
        assertThat(broken.report().object("application").number("count")).isGreaterThan(2_000);
    }

    /** Nothing is left of it, and one line says why. */
    @Test
    void aServerThatDoesNotSayItIsEnded() {
        Launch target = children.launch(jdk).classPath(Shipped.testClasses()).program(Obedient.class.getName());
        Footprint footprint = until(Footprint.of(target, children), "I am up")
                .options("--timeout", "2s")
                .temporaryFolder(folder)
                .startReportingToStderr();
        footprint.child().awaitErr("no line of its output");
        footprint.awaitExit(2);

        assertThat(footprint.child().out().lines()).as("ended politely").containsExactly("ready ", "goodbye");
        assertThat(footprint.child().err())
                .isEqualTo("no line of its output contained 'I am up' within 2 s (--timeout): the command was ended,"
                        + " and nothing is judged\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aServerThatEndsByItselfFails() {
        Launch target = children.launch(jdk).classPath(Shipped.testClasses()).program(Obedient.class.getName());
        Footprint footprint = until(Footprint.of(target, children), "I am up").startReportingToStderr();
        footprint.child().awaitOut("ready");
        footprint.child().send("exit 5");
        footprint.awaitExit(5);

        assertThat(footprint.child().err())
                .isEqualTo("the command ended by itself with exit code 5 before a line of its output contained"
                        + " 'I am up'\n");
    }

    private String state(Footprint footprint, Path baseline, String until, int exitCode, String... options) {
        Json report = until(footprint, until)
                .options(options)
                .baseline(baseline)
                .start()
                .awaitExit(exitCode)
                .report();
        assertThat(report.number("exitCode")).isZero();
        return report.object("baseline").text("state");
    }

    private static Footprint until(Footprint footprint, String condition) {
        return footprint.options("--until", condition);
    }

    private Footprint serve(List<Path> first) {
        Launch launch = children.launch(jdk)
                .classPath(first.toArray(Path[]::new))
                .classPath(Shipped.app())
                .program("trend.portfolio.app.cli.Main", "serve", "--port", "0");
        return Footprint.of(launch, children);
    }

    private Footprint boot(int port, String... arguments) {
        Launch launch =
                Guests.program(children.launch(jdk), "bootweb", arguments).vm("-Dserver.port=" + port);
        return Footprint.of(launch, children);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
