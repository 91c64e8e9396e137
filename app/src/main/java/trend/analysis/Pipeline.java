package trend.analysis;

/**
 * The contract of a trend analysis: from monthly returns to the selected funds and what became of them.
 *
 * <p>A version of the pipeline need not have both operations. One that lacks an operation leaves the default in place;
 * whoever resolves a pipeline looks at that and takes another version for the operation.
 *
 * <p>Implementations are called from several threads at once.
 */
public interface Pipeline {

    /**
     * Selects funds in-sample and returns each one's statistics out-of-sample.
     *
     * @param config what to select and over which months
     * @param returns the monthly returns of every column the configuration names
     * @return a row per selected fund, in rank order
     * @throws InvalidInputException if configuration and returns do not fit together
     */
    default RunResult run(PipelineConfig config, Returns returns) {
        throw new UnsupportedOperationException(getClass().getName() + " has no operation run");
    }

    /**
     * Does what {@link #run} does and adds weights, the statistics of both portfolios and the in-sample scores.
     *
     * @param config what to select, how to weigh it and over which months
     * @param returns the monthly returns of every column the configuration names
     * @return the whole payload
     * @throws InvalidInputException if configuration and returns do not fit together
     */
    default FullResult runFull(PipelineConfig config, Returns returns) {
        throw new UnsupportedOperationException(getClass().getName() + " has no operation runFull");
    }
}
