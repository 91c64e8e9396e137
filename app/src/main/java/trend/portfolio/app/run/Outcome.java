package trend.portfolio.app.run;

import trend.analysis.FullResult;

/** What became of one period. */
public sealed interface Outcome {

    Period period();

    /** The pipeline answered. */
    record Done(Period period, FullResult result) implements Outcome {}

    /** The pipeline said that the input does not allow it. */
    record Refused(Period period, String why) implements Outcome {}

    /**
     * No worker came to an answer.
     *
     * @param why one line
     * @param errorOutput what the last worker that tried wrote to standard error; may be empty
     */
    record Failed(Period period, String why, String errorOutput) implements Outcome {}
}
