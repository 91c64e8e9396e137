package dev.whence.it.tested;

import dev.whence.junit.Answers;
import dev.whence.junit.Resolutions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trend.portfolio.app.PipelineProxy;

/** The application's flag: it spares the walk over the loaded classes, and which version answers stays the same. */
@Resolutions(points = "pipeline")
class Flag {
    private static final String LIVE = "trend.analysis.TrendPipeline";

    @Test
    void setItImportsThePipelineDirectly(Answers answers) {
        resolveTwice("1");

        answers.of("pipeline")
                .forKey("run")
                .isAnsweredBy(LIVE)
                .isFrom("trend-app")
                .hasPath("direct")
                .hasResolutions(2);
        answers.of("pipeline").walks().isEmpty();
    }

    @Test
    void notSetItAsksForLoadedVersions(Answers answers) {
        resolveTwice("");

        answers.of("pipeline")
                .forKey("run")
                .isAnsweredBy(LIVE)
                .isFrom("trend-app")
                .hasPath("live")
                .hasResolutions(2);
    }

    private static void resolveTwice(String flag) {
        PipelineProxy proxy = PipelineProxy.fromEnvironment(Map.of("TREND_PIPELINE_PROXY_SIMPLE", flag));
        proxy.resolve("run");
        proxy.resolve("run");
    }
}
