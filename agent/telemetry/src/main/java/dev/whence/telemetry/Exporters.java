package dev.whence.telemetry;

import dev.whence.export.Exporter;
import dev.whence.export.ExporterFactory;
import dev.whence.telemetry.otlp.OtlpExporter;
import dev.whence.telemetry.prometheus.PrometheusExporter;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** The factory that {@code watch} finds as a service. */
public final class Exporters implements ExporterFactory {
    @Override
    public Exporter otlp(URI collector, Map<String, String> headers, Consumer<String> remarks) {
        return new OtlpExporter(collector, headers, remarks);
    }

    @Override
    public Exporter prometheus(int port) throws IOException {
        return new PrometheusExporter(port);
    }
}
