package dev.whence.telemetry.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.telemetry.Readings;
import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusExporterTest {
    private static final Path DASHBOARD = Path.of("src/main/grafana/whence.json");
    private static final Pattern NAME = Pattern.compile("\\b(?:whence|target)_\\w+|\\b\\w+(?==[~\"])");
    private static final String PROTOBUF =
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private int port;
    private PrometheusExporter exporter;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        exporter = new PrometheusExporter(port);
    }

    @AfterEach
    void stop() {
        exporter.close();
    }

    @Test
    void textHasTheCounts() throws Exception {
        exporter.begin(Readings.SUBJECT);
        exporter.take(Readings.full());
        exporter.take(Readings.full());

        String live = "{whence_mode=\"default\",whence_path=\"live\",whence_point=\"pipeline\"";
        assertThat(text().lines())
                .contains(
                        "whence_resolution_duration_seconds_count" + live + "} 6",
                        "whence_resolution_duration_seconds_sum" + live + "} 1.2E-5",
                        "whence_resolution_duration_seconds_bucket" + live + ",le=\"2.5E-6\"} 4",
                        "whence_resolution_duration_seconds_bucket" + live + ",le=\"+Inf\"} 6",
                        "whence_resolution_failures_total" + live + "} 0.0",
                        "whence_resolution_failures_total" + live.replace("live", "none") + "} 2.0",
                        "whence_class_walks_total 4.0",
                        "whence_class_walk_time_seconds_total 0.003",
                        "whence_class_walk_classes_total 6000.0",
                        "whence_agent_errors_total 2.0",
                        "whence_versions{whence_class=\"a.Pipeline\",whence_in_use=\"false\"} 2.0")
                .anyMatch(line -> line.startsWith("target_info{") && line.contains("service_name=\"shop\""))
                .anyMatch(line -> line.startsWith("whence_answers_total{")
                        && line.contains("whence_implementation=\"a.Live\"")
                        && line.endsWith("} 6.0"));
    }

    @Test
    void nativeHistogramsHaveThePercentiles() throws Exception {
        long[] nanos = new long[1_000];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = 1_000 + 37L * i * i;
        }
        exporter.begin(Readings.SUBJECT);
        exporter.take(Readings.of("live", nanos));

        Metrics.Histogram histogram = histogram(protobuf());
        assertThat(histogram.getSampleCount()).isEqualTo(1_000);
        assertThat(histogram.getSchema()).isEqualTo(PrometheusMetrics.SCHEMA);
        Map<Integer, Long> buckets = buckets(histogram);
        assertThat(buckets.values().stream().mapToLong(each -> each).sum()).isEqualTo(1_000);
        for (int rank : new int[] {500, 900, 990, 999}) {
            assertThat(percentile(buckets, rank) / (nanos[rank - 1] / 1e9) - 1)
                    .as("rank %d", rank)
                    .isBetween(-0.01, 0.01);
        }
    }

    @Test
    void beforeTheFirstReadingThereIsNothing() throws Exception {
        assertThat(text()).isEmpty();
    }

    @Test
    void aPortIsListenedAtOnTheLoopbackAddressAndByOneAlone() throws Exception {
        assertThatThrownBy(() -> new PrometheusExporter(port)).isInstanceOf(IOException.class);
        for (InetAddress own :
                InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!own.isLoopbackAddress()) {
                assertThatThrownBy(() -> new java.net.Socket(own, port).close()).isInstanceOf(IOException.class);
            }
        }
        exporter.close();
        // What was closed is free.
        exporter = new PrometheusExporter(port);
    }

    /** Each name in a query of the dashboard is one that is served, each label one of that metric. */
    @Test
    void theDashboardAsksForWhatThereIs() throws Exception {
        exporter.begin(Readings.SUBJECT);
        exporter.take(Readings.full());
        String text = text();
        Set<String> served = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            served.add(line.replaceFirst("[{ ].*", ""));
            Pattern.compile("(\\w+)=\"").matcher(line).results().forEach(label -> labels.add(label.group(1)));
        });
        // A native histogram is asked for without a suffix.
        served.add("whence_resolution_duration_seconds");
        List<String> queries = queries();
        assertThat(queries).hasSizeGreaterThan(8);
        Set<String> asked = new TreeSet<>();
        for (String query : queries) {
            NAME.matcher(query).results().forEach(name -> asked.add(name.group()));
        }
        asked.removeIf(name -> labels.contains(name) || name.equals("job") || name.equals("instance"));
        assertThat(served).containsAll(asked);
        Set<String> forgotten = new TreeSet<>(served);
        forgotten.removeAll(asked);
        assertThat(forgotten)
                .as("metrics that the dashboard does not show")
                .containsExactly("whence_class_walk_classes_total", "whence_resolution_duration_seconds_sum");
    }

    private static List<String> queries() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        List<String> queries = new ArrayList<>(dashboard.findValuesAsText("expr"));
        dashboard
                .at("/templating/list")
                .forEach(variable -> queries.add(variable.path("definition").asText()));
        queries.removeIf(String::isEmpty);
        return queries;
    }

    private String text() throws Exception {
        return new String(scrape("text/plain"), java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<Metrics.MetricFamily> protobuf() throws Exception {
        ByteArrayInputStream in = new ByteArrayInputStream(scrape(PROTOBUF));
        List<Metrics.MetricFamily> families = new ArrayList<>();
        for (Metrics.MetricFamily next = Metrics.MetricFamily.parseDelimitedFrom(in);
                next != null;
                next = Metrics.MetricFamily.parseDelimitedFrom(in)) {
            families.add(next);
        }
        return families;
    }

    private byte[] scrape(String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static Metrics.Histogram histogram(List<Metrics.MetricFamily> families) {
        return families.stream()
                .filter(family -> family.getName().equals("whence_resolution_duration_seconds"))
                .collect(Collectors.toList())
                .get(0)
                .getMetric(0)
                .getHistogram();
    }

    /** Spans and differences, as Prometheus decodes them. */
    private static Map<Integer, Long> buckets(Metrics.Histogram histogram) {
        Map<Integer, Long> buckets = new LinkedHashMap<>();
        int index = 0;
        int delta = 0;
        long count = 0;
        for (Metrics.BucketSpan span : histogram.getPositiveSpanList()) {
            index += span.getOffset();
            for (int i = 0; i < span.getLength(); i++) {
                count += histogram.getPositiveDelta(delta++);
                if (count > 0) {
                    buckets.put(index, count);
                }
                index++;
            }
        }
        return buckets;
    }

    private static double percentile(Map<Integer, Long> buckets, int rank) {
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Math.pow(2, (bucket.getKey() - 0.5) / (1 << PrometheusMetrics.SCHEMA));
            }
        }
        throw new AssertionError("there are only " + seen);
    }
}
