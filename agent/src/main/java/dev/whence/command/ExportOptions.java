package dev.whence.command;

import dev.whence.command.failure.CommandException;
import dev.whence.export.Exporter;
import dev.whence.export.ExporterFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code watch} that say who gets metrics. */
final class ExportOptions {
    /** OpenTelemetry's: what stands on a command line, others can read. */
    private static final String[] HEADERS = {"OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_METRICS_HEADERS"};

    private static final String METRICS = "/v1/metrics";
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "Shows no table, and sends metrics to an OpenTelemetry collector by OTLP over HTTP:"
                    + " http://HOST:4318. Needs whence-telemetry.jar beside the agent's jar.")
    private @Nullable String otlp;

    @Option(
            names = "--prometheus",
            paramLabel = "PORT",
            description = "Shows no table, and lets Prometheus fetch metrics from this port of the loopback address, at"
                    + " /metrics. Needs whence-telemetry.jar beside the agent's jar.")
    private @Nullable Integer prometheus;

    boolean isAny() {
        return otlp != null || prometheus != null;
    }

    /** The exporters that are asked for, each with where its metrics are. */
    Map<String, Exporter> open(ExporterFactory factory, Consumer<String> remarks) throws CommandException {
        URI collector = otlp == null ? null : collector(otlp);
        Map<String, Exporter> opened = new LinkedHashMap<>();
        if (prometheus != null) {
            int port = prometheus;
            if (port < 1 || port > HIGHEST_PORT) {
                throw CommandException.badInput("--prometheus " + port + ": a port is 1 to " + HIGHEST_PORT);
            }
            try {
                opened.put("at http://localhost:" + port + "/metrics", factory.prometheus(port));
            } catch (IOException e) {
                throw CommandException.failed(
                        "--prometheus " + port + ": the port cannot be listened at (" + e.getMessage() + ")");
            }
        }
        if (collector != null) {
            opened.put("sent to " + collector, factory.otlp(collector, headers(System.getenv()), remarks));
        }
        return opened;
    }

    /** A URL without a path means OTLP's own. */
    static URI collector(String text) throws CommandException {
        try {
            URI url = new URI(text);
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!isHttp || url.getHost() == null) {
                throw CommandException.badInput("--otlp " + text + ": not of the form http://HOST:PORT");
            }
            if (url.getUserInfo() != null) {
                throw CommandException.badInput("--otlp: others can read a password on the command line; give "
                        + HEADERS[0] + "=authorization=... in the environment");
            }
            boolean isBare = url.getPath().isEmpty() || url.getPath().equals("/");
            return isBare ? url.resolve(METRICS) : url;
        } catch (URISyntaxException e) {
            throw CommandException.badInput("--otlp " + text + ": no URL (" + e.getReason() + ")");
        }
    }

    /** As OpenTelemetry reads them: {@code name=value,name=value}, values percent-encoded. */
    static Map<String, String> headers(Map<String, String> environment) throws CommandException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String variable : HEADERS) {
            for (String each : environment.getOrDefault(variable, "").split(",")) {
                int equals = each.indexOf('=');
                if (each.isBlank()) {
                    continue;
                }
                if (equals < 1) {
                    // The text itself may be a secret.
                    throw CommandException.badInput(variable + " is not of the form name=value,name=value");
                }
                try {
                    String value = each.substring(equals + 1).trim().replace("+", "%2B");
                    headers.put(each.substring(0, equals).trim(), URLDecoder.decode(value, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException notEncoded) {
                    throw CommandException.badInput(variable + " has a value that is not percent-encoded");
                }
            }
        }
        return headers;
    }
}
