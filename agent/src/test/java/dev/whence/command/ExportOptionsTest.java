package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.command.failure.CommandException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportOptionsTest {
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4318, http://localhost:4318/v1/metrics",
        "https://host/, https://host/v1/metrics",
        "http://[::1]:4318, http://[::1]:4318/v1/metrics",
        "https://host:9/otlp/v1/metrics, https://host:9/otlp/v1/metrics",
        "https://host/api?tenant=a, https://host/api?tenant=a"
    })
    void aUrlWithoutAPathMeansOtlpsOwn(String given, String meant) throws CommandException {
        assertThat(ExportOptions.collector(given)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4318", "localhost", "ftp://host", "http://", "http:///v1", "http://a b", ""})
    void whatIsNoUrlIsALine(String given) {
        assertThatThrownBy(() -> ExportOptions.collector(given))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("--otlp " + given + ": ");
    }

    @Test
    void headersAreThoseOfOpenTelemetrysVariables() throws CommandException {
        assertThat(ExportOptions.headers(Map.of())).isEmpty();
        assertThat(ExportOptions.headers(Map.of(
                        HEADERS, "authorization=Bearer%20a+b=, x = 1,", "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "x=2")))
                .isEqualTo(Map.of("authorization", "Bearer a+b=", "x", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "=s3cret", "a=%zzs3cret"})
    void aHeaderThatIsNoneIsNotRepeated(String given) {
        assertThatThrownBy(() -> ExportOptions.headers(Map.of(HEADERS, given)))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(HEADERS)
                .message()
                .doesNotContain("s3cret");
    }
}
