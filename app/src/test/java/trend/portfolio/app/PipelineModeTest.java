package trend.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineModeTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "yes", "on", " TRUE ", "On", "\tYES\n"})
    void theFlagAsksForSimpleMode(String value) {
        assertThat(PipelineMode.fromEnvironment(Map.of("TREND_PIPELINE_PROXY_SIMPLE", value)))
                .isEqualTo(PipelineMode.SIMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "off", "2", "no", "false", "enabled", "11", "o n"})
    void anyOtherValueIsDefaultMode(String value) {
        assertThat(PipelineMode.fromEnvironment(Map.of("TREND_PIPELINE_PROXY_SIMPLE", value)))
                .isEqualTo(PipelineMode.DEFAULT);
    }

    @Test
    void anAbsentFlagIsDefaultMode() {
        assertThat(PipelineMode.fromEnvironment(Map.of("trend_pipeline_proxy_simple", "1")))
                .isEqualTo(PipelineMode.DEFAULT);
    }
}
