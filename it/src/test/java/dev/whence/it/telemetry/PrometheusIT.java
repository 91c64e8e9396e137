package dev.whence.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Served;
import dev.whence.it.target.Paced;
import dev.whence.it.target.PacedWhenTold;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch --prometheus}, fetched and asked by Prometheus itself, where that is installed. */
final class PrometheusIT extends OnEachJdk {
    private static final int CALLS = 1_000;
    private static final String POINT = "paced:" + Paced.class.getName() + "::find";
    private static final String SINGLE = "{\"kind\":\"single\",\"file\":\"returns.csv\"}";
    private static final int RUNS = 20;
    private static final String DURATION = "whence_resolution_duration_seconds";

    @TempDir
    Path folder;

    @BeforeEach
    void installed() {
        assumeTrue(Prometheus.isInstalled(), "prometheus and promtool are not installed");
    }

    @Test
    void percentilesAreThoseOfTheProgram() throws Exception {
        Launch launch = children.launch(jdk).expectingAgents();
        Path file = launch.scratch("durations.txt");
        Child program = launch.main(PacedWhenTold.class, "1", "" + CALLS, file.toString())
                .start();
        program.awaitOut("ready");
        int port = freePort();
        Child watch = watch(program, "--point", POINT, "--prometheus", "" + port, "--interval", "500ms");
        watch.awaitErr("Metrics of JVM ");
        Prometheus prometheus = Prometheus.start(children, folder, port, freePort());

        program.send("go");
        program.awaitOut("done");
        String count = "histogram_count(" + DURATION + ")";
        prometheus.await(count, answer -> answer.toString().contains("\"" + CALLS + "\""));

        long[] within = durations(file, 0);
        long[] around = durations(file, 1);
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            int rank = (int) Math.ceil(share * CALLS);
            double shown = prometheus.number("histogram_quantile(" + share + ", " + DURATION + ")");
            System.out.printf(
                    "%s p%s: Prometheus %.6f ms, the program %.6f to %.6f ms%n",
                    jdk, share, shown * 1e3, within[rank - 1] / 1e6, around[rank - 1] / 1e6);
            assertThat(shown).as("p%s", share).isBetween(within[rank - 1] / 1e9 * 0.99, around[rank - 1] / 1e9 * 1.01);
        }
        assertThat(prometheus.number("histogram_sum(" + DURATION + ")"))
                .isBetween(seconds(within), 1.01 * seconds(around));
        watch.signal("INT");
        watch.awaitSuccess();
        program.awaitSuccess();
    }

    /** Each query of the dashboard, as Grafana puts it, has an answer; and what is fetched is as it should be. */
    @Test
    void theDashboardShowsWhatThereIs() throws Exception {
        Served server = Served.start(
                children.launch(jdk).expectingAgents(),
                "--pipeline-jar",
                Shipped.patch().toString());
        int port = freePort();
        Child watch = watch(server.child(), "--prometheus", "" + port, "--interval", "500ms");
        watch.awaitErr("Metrics of JVM ");
        Prometheus prometheus = Prometheus.start(children, folder, port, freePort());
        // A rate is that of what comes after the first sample.
        server.run(SINGLE);
        awaitAnswers(prometheus, 1);
        for (int i = 1; i < RUNS; i++) {
            server.run(SINGLE);
        }
        awaitAnswers(prometheus, RUNS);

        Map<String, JsonNode> answers = new TreeMap<>();
        for (String query : queries()) {
            answers.put(query, prometheus.query(query));
        }
        assertThat(answers)
                .hasSizeGreaterThan(8)
                .allSatisfy((query, answer) -> assertThat(answer).isNotEmpty());

        assertThat(prometheus.number("histogram_count(" + DURATION + "{whence_point=\"pipeline\"})"))
                .isEqualTo(RUNS);

        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .build();
        Path text = folder.resolve("metrics.txt");
        HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(text));
        Child promtool =
                children.start(new ProcessBuilder("promtool", "check", "metrics").redirectInput(text.toFile()));
        assertThat(promtool.awaitExit()).as(promtool.story()).isZero();
        assertThat(promtool.err()).isEmpty();
        watch.signal("INT");
        watch.awaitSuccess();
    }

    private static void awaitAnswers(Prometheus prometheus, int count) {
        prometheus.await(
                "sum(whence_answers_total{whence_point=\"pipeline\"}) == " + count, answer -> !answer.isEmpty());
    }

    private static List<String> queries() throws IOException {
        Path dashboard =
                Path.of("").toAbsolutePath().getParent().resolve("agent/telemetry/src/main/grafana/whence.json");
        List<String> queries = new ArrayList<>();
        for (String query : new ObjectMapper().readTree(dashboard.toFile()).findValuesAsText("expr")) {
            queries.add(query.replace("$job", ".*")
                    .replace("$instance", ".*")
                    .replace("$__rate_interval", "1m")
                    .replace("$__range", "1h"));
        }
        return queries;
    }

    private Child watch(Child program, String... options) {
        String[] arguments = Stream.concat(Stream.of("watch", "" + program.pid()), Stream.of(options))
                .toArray(String[]::new);
        return children.launch(jdk).jar(Shipped.withTelemetry(), arguments).start();
    }

    private static double seconds(long[] nanos) {
        double sum = 0;
        for (long each : nanos) {
            sum += each / 1e9;
        }
        return sum;
    }

    private static long[] durations(Path file, int column) throws IOException {
        return Files.readAllLines(file).stream()
                .mapToLong(line -> Long.parseLong(line.split(" ")[column]))
                .sorted()
                .toArray();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
