package trend.portfolio.app.web;

import trend.portfolio.app.run.Progress;

/** What a run of the server does. */
interface WebTask {

    /** {@code single} or {@code multi}, as in the request. */
    String kind();

    /** How many steps its progress has. */
    int steps();

    /**
     * Does it, on the calling thread; ends early where that is interrupted.
     *
     * @throws trend.analysis.InvalidInputException if the input does not allow it
     * @throws java.util.concurrent.CancellationException if it was interrupted
     */
    KeptResult perform(Progress progress);

    /** What is left to do when the result has been given out. */
    default void tidy() {}
}
