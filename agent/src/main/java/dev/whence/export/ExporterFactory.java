package dev.whence.export;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** Makes exporters. {@code whence-telemetry.jar} has one as a service. */
public interface ExporterFactory {
    /**
     * Sends metrics by OTLP over HTTP.
     *
     * @param collector where to, with its path
     * @param headers of each request, such as those that say who sends
     * @param remarks takes a line where something has to be said
     */
    Exporter otlp(URI collector, Map<String, String> headers, Consumer<String> remarks);

    /**
     * Lets Prometheus fetch metrics from the loopback address, at {@code /metrics}.
     *
     * @param port 1 to 65535
     * @throws IOException if the port cannot be listened at
     */
    Exporter prometheus(int port) throws IOException;
}
