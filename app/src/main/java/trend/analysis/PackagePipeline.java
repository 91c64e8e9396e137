package trend.analysis;

/**
 * The package's own pipeline: the one to fall back on where no version of {@link TrendPipeline} has an operation.
 *
 * <p>It is found as a service ({@link java.util.ServiceLoader}) and computes the same figures.
 */
public final class PackagePipeline implements Pipeline {

    /** Creates the pipeline; it keeps nothing from one call to the next. */
    public PackagePipeline() {}

    @Override
    public RunResult run(PipelineConfig config, Returns returns) {
        return Analysis.of(config, returns).run();
    }

    @Override
    public FullResult runFull(PipelineConfig config, Returns returns) {
        return Analysis.of(config, returns).full();
    }
}
