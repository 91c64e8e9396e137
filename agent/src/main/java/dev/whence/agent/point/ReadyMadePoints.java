package dev.whence.agent.point;

/**
 * The points file that comes with the agent: the set that is switched on by default ({@code points=pipeline}).
 *
 * <p>A text in a class and not a resource: opening a resource of the jar would take 3 ms of every application's start.
 */
public final class ReadyMadePoints {
    /** The set's own name. */
    static final String NAME = "pipeline";

    /** The name that stands in messages. */
    static final String WHERE = "ready-made points";

    /** The name that the default set watches, as below: a dormant agent needs no more of it. */
    public static final String VERSIONS = "trend.analysis.TrendPipeline";

    static final String FILE = """
            # The pipelines of the trend-portfolio application, as its proxy resolves them; the default set.
            pipeline = trend.portfolio.app.PipelineProxy::resolve
            pipeline.key = 0
            pipeline.versions = trend.analysis.TrendPipeline
            pipeline.spare = TREND_PIPELINE_PROXY_SIMPLE=1
            pipeline.mode.simple = trend.portfolio.app.PipelineProxy::resolveSimple
            pipeline.mode.default = trend.portfolio.app.PipelineProxy::resolveDefault
            pipeline.step.direct = trend.portfolio.app.PipelineProxy::importDirectly
            pipeline.step.live = trend.portfolio.app.PipelineProxy::findLive
            pipeline.step.patched = trend.portfolio.app.PipelineProxy::findPatched
            pipeline.step.package = trend.portfolio.app.PipelineProxy::usePackage
            """;

    private ReadyMadePoints() {}
}
