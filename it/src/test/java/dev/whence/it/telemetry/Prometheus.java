package dev.whence.it.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.it.harness.Io;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Children;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Prometheus itself, where it is installed, as it fetches from one port every half second. */
final class Prometheus {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String CONFIGURATION = """
            global:
              scrape_interval: 500ms
              scrape_timeout: 500ms
            scrape_configs:
              - job_name: whence
                static_configs:
                  - targets: ['localhost:%d']
            """;

    private final Child child;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private Prometheus(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Whether both programs of it are there. */
    static boolean isInstalled() {
        return Stream.of("prometheus", "promtool")
                .allMatch(program -> Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    /**
     * Starts it.
     *
     * @param folder what it keeps goes there
     * @param target the port that it fetches from
     * @param port its own
     */
    static Prometheus start(Children children, Path folder, int target, int port) {
        Path file = folder.resolve("prometheus.yml");
        Io.attempt(() -> Files.writeString(file, CONFIGURATION.formatted(target)));
        Child child = children.start(new ProcessBuilder(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=native-histograms"));
        return new Prometheus(child, port);
    }

    /** The series that a query gives, now. */
    JsonNode query(String text) {
        String query = "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/query?" + query))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            JsonNode body = new ObjectMapper().readTree(answer.body());
            if (!body.path("status").asText().equals("success")) {
                throw new AssertionError(text + " is answered " + answer.body());
            }
            return body.required("data").required("result");
        } catch (IOException e) {
            throw child.failure("No answer to " + text + ": " + e);
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }

    /** The one number that a query gives; none where there is no series. */
    double number(String text) {
        JsonNode series = query(text);
        return series.size() == 1 ? series.get(0).required("value").get(1).asDouble() : Double.NaN;
    }

    /** Asks until the answer is as wanted; it may only begin to listen. */
    JsonNode await(String text, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> answers = new ArrayList<>();
        do {
            try {
                JsonNode answer = query(text);
                if (wanted.test(answer)) {
                    return answer;
                }
                answers.add(answer.toString());
            } catch (AssertionError e) {
                answers.add(String.valueOf(e.getMessage()));
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        } while (System.nanoTime() < deadline && child.isAlive());
        throw child.failure("Waited in vain for " + text + ", which last is " + answers.get(answers.size() - 1));
    }
}
