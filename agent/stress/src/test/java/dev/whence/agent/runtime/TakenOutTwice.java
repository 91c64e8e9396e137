package dev.whence.agent.runtime;

import org.openjdk.jcstress.infra.results.LLLL_Result;

/** What two takings-out of one tally hold together, where durations of 100 and 200 ticks were counted. */
final class TakenOutTwice {
    private TakenOutTwice() {}

    /** Tells count, total and failures, and whether each summary makes sense by itself. */
    static void tell(PathSummary first, PathSummary second, LLLL_Result result) {
        result.r1 = first.count + second.count;
        result.r2 = first.total + second.total;
        result.r3 = first.failures + second.failures;
        result.r4 = makesSense(first) && makesSense(second) && first.overLimit + second.overLimit == 1;
    }

    private static boolean makesSense(PathSummary summary) {
        if (summary.count == 0) {
            return summary.total == 0 && summary.failures == 0;
        }
        return 98 <= summary.min()
                && summary.min() <= summary.percentile(0.5)
                && summary.percentile(0.5) <= summary.max()
                && summary.max() <= 202;
    }
}
