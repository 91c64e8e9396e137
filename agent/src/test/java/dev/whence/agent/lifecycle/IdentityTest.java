package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.support.BadOptionException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IdentityTest {
    private static final Map<String, String> OPENTELEMETRY = Map.of(
            "OTEL_RESOURCE_ATTRIBUTES",
            "service.name=basket, service.version=2%2C1+b ,service.instance.id=7f,host.name=node-3,broken=%zz,alone",
            "HOSTNAME",
            "pod-1");

    @Test
    void isWhatOpenTelemetryIsGiven() {
        assertThat(Identity.of(Map.of(), OPENTELEMETRY)).isEqualTo(new Identity("basket", "2,1+b", "node-3", "7f"));
        assertThat(Identity.of(
                        Map.of(), Map.of("OTEL_SERVICE_NAME", "shop", "OTEL_RESOURCE_ATTRIBUTES", "service.name=b")))
                .isEqualTo(new Identity("shop", "", "", ""));
        assertThat(Identity.of(Map.of(), Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=%zz"))
                        .service())
                .isEqualTo("%zz");
    }

    @Test
    void isWhatTheOptionsSayBeforeAll() throws BadOptionException {
        Options options = Options.parse("service=till,service.version=9,instance=a");

        assertThat(Identity.of(options.identity(), OPENTELEMETRY)).isEqualTo(new Identity("till", "9", "node-3", "a"));
    }

    @Test
    void isEmptyWhereNobodySaid() {
        assertThat(Identity.of(Map.of(), Map.of("HOSTNAME", "pod-1"))).isEqualTo(new Identity("", "", "pod-1", ""));
        assertThat(Identity.of(Map.of(), Map.of("OTEL_SERVICE_NAME", " "))).isEqualTo(new Identity("", "", "", ""));
    }

    @Test
    void noNameIsRefusedInALine() {
        assertThatThrownBy(() -> Options.parse("service=a\nb"))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("service is longer than 255 characters, or has one that cannot be shown");
        assertThatThrownBy(() -> Options.parse("instance=" + "x".repeat(256))).isInstanceOf(BadOptionException.class);
    }
}
