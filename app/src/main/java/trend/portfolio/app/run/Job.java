package trend.portfolio.app.run;

import trend.analysis.PipelineConfig;
import trend.analysis.Returns;

/**
 * What all periods of a run have in common.
 *
 * @param config what is asked for; its windows are those of no period
 * @param returns the parsed returns
 */
public record Job(PipelineConfig config, Returns returns) {}
