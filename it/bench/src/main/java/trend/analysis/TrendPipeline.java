package trend.analysis;

import java.util.Map;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A pipeline that computes nothing, so that what is measured is the way to it.
 *
 * <p>Stands ahead of the application's own class on the class path: to the proxy it is the direct and the live version.
 */
public final class TrendPipeline implements Pipeline {
    private static final RunResult NOTHING = new RunResult(null, Map.of(), Map.of());

    public TrendPipeline() {}

    /** Not inlined: a real pipeline is far too large for that, and a call is what both sides are to pay. */
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public RunResult run(PipelineConfig config, Returns returns) {
        return NOTHING;
    }
}
