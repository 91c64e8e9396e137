package dev.whence.telemetry.prometheus;

import dev.whence.export.Exporter;
import dev.whence.export.Reading;
import dev.whence.export.Subject;
import dev.whence.telemetry.metric.Metrics;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Lets Prometheus fetch metrics by its own client library, from the loopback address alone. */
public final class PrometheusExporter implements Exporter {
    private final HTTPServer server;
    private final Metrics metrics = new Metrics();
    private @Nullable PrometheusMetrics conversion;
    private volatile MetricSnapshots present = new MetricSnapshots();

    /**
     * Listens; until there is a reading, there are no metrics.
     *
     * @throws IOException if the port cannot be listened at
     */
    public PrometheusExporter(int port) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        MultiCollector collector = () -> present;
        registry.register(collector);
        this.server = HTTPServer.builder()
                .inetAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .registry(registry)
                .buildAndStart();
    }

    @Override
    public void begin(Subject subject) {
        conversion = new PrometheusMetrics(subject);
    }

    @Override
    public void take(Reading reading) {
        PrometheusMetrics begun = conversion;
        if (begun == null) {
            throw new IllegalStateException("begin comes first");
        }
        metrics.add(reading);
        present = begun.snapshots(metrics);
    }

    @Override
    public boolean isDelivered() {
        return true;
    }

    @Override
    public void close() {
        server.close();
    }
}
