package dev.whence.telemetry.otlp;

import dev.whence.export.Exporter;
import dev.whence.export.Reading;
import dev.whence.export.Subject;
import dev.whence.telemetry.metric.Metrics;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends metrics by the SDK's own exporter. What does not arrive is tried twice more within the same seconds, and is part
 * of what is sent next, since all that is sent is counted from the beginning.
 */
public final class OtlpExporter implements Exporter {
    /** Held, so that it stays as it is set: what goes wrong is said here, in a line. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(8);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final int PORT_OF_GRPC = 4317;

    private final URI collector;
    private final Consumer<String> remarks;
    private final OtlpHttpMetricExporter exporter;
    private final Metrics metrics = new Metrics();
    private @Nullable OtlpMetrics conversion;
    private boolean failing;

    /**
     * Makes one, which connects to nobody yet.
     *
     * @param collector where to, with its path
     * @param remarks takes a line where sending fails, and where it succeeds again
     */
    public OtlpExporter(URI collector, Map<String, String> headers, Consumer<String> remarks) {
        LIBRARY.setLevel(Level.OFF);
        this.collector = collector;
        this.remarks = remarks;
        this.exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(collector.toString())
                .setHeaders(() -> headers)
                .setCompression("gzip")
                .setConnectTimeout(CONNECTS_WITHIN)
                .setTimeout(ANSWERS_WITHIN)
                .setRetryPolicy(RetryPolicy.builder()
                        .setMaxAttempts(ATTEMPTS)
                        .setInitialBackoff(Duration.ofMillis(300))
                        .setMaxBackoff(Duration.ofSeconds(1))
                        .build())
                .setServiceClassLoader(OtlpExporter.class.getClassLoader())
                .build();
    }

    @Override
    public void begin(Subject subject) {
        conversion = new OtlpMetrics(subject);
    }

    @Override
    public void take(Reading reading) {
        OtlpMetrics begun = conversion;
        if (begun == null) {
            throw new IllegalStateException("begin comes first");
        }
        metrics.add(reading);
        CompletableResultCode result = exporter.export(begun.data(metrics, reading.time()))
                .join(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        boolean failed = !result.isSuccess();
        if (failed != failing) {
            remarks.accept(
                    failed
                            ? "The collector at " + collector + " takes no metrics: " + why(result)
                                    + ". What it misses is part of what is sent next."
                            : "The collector at " + collector + " takes metrics again.");
        }
        failing = failed;
    }

    @Override
    public boolean isDelivered() {
        return !failing;
    }

    @Override
    public void close() {
        exporter.shutdown().join(1, TimeUnit.SECONDS);
    }

    private String why(CompletableResultCode result) {
        Throwable failure = result.getFailureThrowable();
        if (!result.isDone()) {
            return "no answer within " + ENDS_WITHIN.toSeconds() + " s";
        }
        if (failure instanceof HttpExportException http && http.failedWithResponse()) {
            return "it answers with HTTP status " + http.getResponse().getStatusCode();
        }
        // The JDK's client wraps what is wrong with a name in what is wrong with a connection.
        if (isOf(failure, UnknownHostException.class) || isOf(failure, UnresolvedAddressException.class)) {
            return "there is no host " + collector.getHost();
        }
        if (isOf(failure, HttpTimeoutException.class)) {
            return "no answer in time" + hint();
        }
        if (isOf(failure, ConnectException.class)) {
            return "it cannot be connected to" + hint();
        }
        Throwable last = failure;
        while (last != null && last.getCause() != null) {
            last = last.getCause();
        }
        return (last == null ? "sending failed" : String.valueOf(last.getMessage())) + hint();
    }

    private static boolean isOf(@Nullable Throwable failure, Class<? extends Throwable> type) {
        Throwable each = failure;
        while (each != null && !type.isInstance(each)) {
            each = each.getCause();
        }
        return each != null;
    }

    private String hint() {
        return collector.getPort() == PORT_OF_GRPC
                ? " (" + PORT_OF_GRPC + " is the port of OTLP over gRPC; that of OTLP over HTTP is 4318)"
                : "";
    }
}
