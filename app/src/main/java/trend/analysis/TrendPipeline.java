package trend.analysis;

/**
 * The pipeline that the application comes with.
 *
 * <p>Another class of this name, defined by another class loader, is another version of the pipeline: a patch, or the
 * one that a live loader gives. Which one runs is decided by whoever resolves it.
 */
public final class TrendPipeline implements Pipeline {

    /** Creates the pipeline; it keeps nothing from one call to the next. */
    public TrendPipeline() {}

    @Override
    public RunResult run(PipelineConfig config, Returns returns) {
        return Analysis.of(config, returns).run();
    }

    @Override
    public FullResult runFull(PipelineConfig config, Returns returns) {
        return Analysis.of(config, returns).full();
    }
}
