package trend.analysis;

/** An example of a patch: the figures are the package's, and the result says who computed it. */
public final class TrendPipeline implements Pipeline {

    private static final String NAME = "patched (trend-app-patch)";

    // A class of another loader is in another runtime package: a patch sees the public contract alone.
    private final Pipeline shipped = new PackagePipeline();

    /** Creates the patch. */
    public TrendPipeline() {}

    @Override
    public RunResult run(PipelineConfig config, Returns returns) {
        return shipped.run(config, returns).computedBy(NAME);
    }

    @Override
    public FullResult runFull(PipelineConfig config, Returns returns) {
        return shipped.runFull(config, returns).computedBy(NAME);
    }
}
