package trend.analysis;

/** An example of a patch that cannot be used: it has both operations and cannot be instantiated. */
public final class TrendPipeline implements Pipeline {

    /** Fails. */
    public TrendPipeline() {
        throw new IllegalStateException("this patch is broken on purpose");
    }

    @Override
    public RunResult run(PipelineConfig config, Returns returns) {
        throw new AssertionError("nobody can have an instance");
    }

    @Override
    public FullResult runFull(PipelineConfig config, Returns returns) {
        throw new AssertionError("nobody can have an instance");
    }
}
