package dev.whence.telemetry.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.whence.telemetry.Readings;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a collector that decodes with OpenTelemetry's own classes. */
class OtlpExporterTest {
    private final BlockingQueue<ExportMetricsServiceRequest> received = new LinkedBlockingQueue<>();
    private final List<String> authorizations = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private volatile int status = 200;
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    .isEqualTo("gzip");
            authorizations.add(exchange.getRequestHeaders().getFirst("authorization"));
            try (GZIPInputStream in = new GZIPInputStream(exchange.getRequestBody())) {
                received.add(ExportMetricsServiceRequest.parseFrom(in));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void theCollectorGetsWhatWasCounted() {
        try (OtlpExporter exporter = exporter(Map.of("authorization", "Bearer x"))) {
            exporter.begin(Readings.SUBJECT);
            exporter.take(Readings.full());
            exporter.take(Readings.full());
            assertThat(exporter.isDelivered()).isTrue();
        }
        assertThat(remarks).isEmpty();
        assertThat(received).hasSize(2);
        assertThat(authorizations).containsOnly("Bearer x");
        ResourceMetrics last = last().getResourceMetrics(0);
        assertThat(texts(last.getResource().getAttributesList()))
                .containsEntry("service.name", "shop")
                .containsEntry("service.version", "1.7")
                .containsEntry("service.instance.id", "i-1");
        assertThat(last.getScopeMetrics(0).getScope().getName()).isEqualTo("dev.whence");
        Map<String, Metric> metrics = last.getScopeMetrics(0).getMetricsList().stream()
                .collect(Collectors.toMap(Metric::getName, Function.identity()));
        assertThat(metrics)
                .containsOnlyKeys(
                        "whence.resolution.duration",
                        "whence.resolution.failures",
                        "whence.answers",
                        "whence.class_walks",
                        "whence.class_walk.time",
                        "whence.class_walk.classes",
                        "whence.agent.errors",
                        "whence.versions");
        Metric duration = metrics.get("whence.resolution.duration");
        assertThat(duration.getUnit()).isEqualTo("s");
        assertThat(duration.getExponentialHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        ExponentialHistogramDataPoint live = duration.getExponentialHistogram().getDataPoints(0);
        assertThat(texts(live.getAttributesList()))
                .isEqualTo(Map.of("whence.point", "pipeline", "whence.path", "live", "whence.mode", "default"));
        assertThat(live.getCount()).isEqualTo(6);
        assertThat(live.getZeroCount()).isZero();
        assertThat(live.getSum()).isEqualTo(12e-6);
        assertThat(live.getScale()).isEqualTo(9);
        assertThat(live.getStartTimeUnixNano()).isEqualTo(Readings.BEGUN.toEpochMilli() * 1_000_000);
        assertThat(live.getPositive().getBucketCountsList().stream()
                        .mapToLong(each -> each)
                        .sum())
                .isEqualTo(6);
        double shortest = Math.pow(2, (live.getPositive().getOffset() + 0.5) / 512);
        assertThat(shortest).isBetween(0.99e-6, 1.01e-6);
        ExponentialHistogramDataPoint none = duration.getExponentialHistogram().getDataPoints(1);
        assertThat(none.getCount()).isEqualTo(4);
        assertThat(none.getZeroCount()).isEqualTo(2);
        assertThat(metrics.get("whence.answers").getSum().getIsMonotonic()).isTrue();
        assertThat(texts(metrics.get("whence.answers").getSum().getDataPoints(0).getAttributesList()))
                .containsEntry("whence.implementation", "a.Live")
                .containsEntry("whence.source", "live.jar")
                .containsEntry("whence.source.version", "2.1")
                .doesNotContainKey("error.type");
        assertThat(metrics.get("whence.answers").getSum().getDataPoints(0).getAsInt())
                .isEqualTo(6);
        assertThat(texts(metrics.get("whence.answers").getSum().getDataPoints(1).getAttributesList()))
                .containsEntry("error.type", "a.NotFoundException");
        assertThat(metrics.get("whence.versions").getSum().getIsMonotonic()).isFalse();
        assertThat(metrics.get("whence.class_walk.time")
                        .getSum()
                        .getDataPoints(0)
                        .getAsDouble())
                .isEqualTo(0.003);
    }

    /** 400 is final, 503 is tried again; either is said once, however often it comes. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void aCollectorThatRefusesIsToldOfOnceAndNothingIsLost(int refusal) {
        try (OtlpExporter exporter = exporter(Map.of())) {
            exporter.begin(Readings.SUBJECT);
            status = refusal;
            exporter.take(Readings.of("live", 1_000));
            exporter.take(Readings.of("live", 1_000));
            assertThat(exporter.isDelivered()).isFalse();
            assertThat(remarks)
                    .singleElement()
                    .asString()
                    .isEqualTo("The collector at " + url() + " takes no metrics: it answers with HTTP status " + refusal
                            + ". What it misses is part of what is sent next.");
            assertThat(received).hasSize(refusal == 503 ? 6 : 2);

            status = 200;
            exporter.take(Readings.of("live", 1_000));

            assertThat(exporter.isDelivered()).isTrue();
            assertThat(remarks)
                    .hasSize(2)
                    .last()
                    .asString()
                    .isEqualTo("The collector at " + url() + " takes metrics again.");
        }
        assertThat(last().getResourceMetrics(0)
                        .getScopeMetrics(0)
                        .getMetrics(0)
                        .getExponentialHistogram()
                        .getDataPoints(0)
                        .getCount())
                .isEqualTo(3);
    }

    @Test
    void anAbsentCollectorIsALine() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(failure("http://localhost:" + free + "/v1/metrics")).contains("it cannot be connected to");
    }

    @Test
    void anUnknownHostIsALine() {
        assertThat(failure("http://nowhere.invalid:4318/v1/metrics")).contains("there is no host nowhere.invalid");
    }

    @Test
    void thePortOfTheOtherProtocolIsPointedOut() {
        assertThat(failure("http://nowhere.invalid:4317/v1/metrics")).contains("no host");
        assertThat(failure("http://localhost:4317/v1/metrics")).contains("that of OTLP over HTTP is 4318");
    }

    private String failure(String url) {
        try (OtlpExporter exporter = new OtlpExporter(URI.create(url), Map.of(), remarks::add)) {
            exporter.begin(Readings.SUBJECT);
            exporter.take(Readings.full());
            assertThat(exporter.isDelivered()).isFalse();
        }
        return remarks.get(remarks.size() - 1);
    }

    private OtlpExporter exporter(Map<String, String> headers) {
        return new OtlpExporter(URI.create(url()), headers, remarks::add);
    }

    private String url() {
        return "http://localhost:" + collector.getAddress().getPort() + "/v1/metrics";
    }

    private ExportMetricsServiceRequest last() {
        return List.copyOf(received).get(received.size() - 1);
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, each -> each.getValue().getStringValue()));
    }
}
