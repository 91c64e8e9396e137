package dev.whence.agent.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

@JCStressTest
@Description(
        "Two threads count a call each in a tally that they share; the one whose call failed takes out what was counted.")
@Outcome(
        id = "2, 300, 1, true",
        expect = ACCEPTABLE,
        desc = "Both summaries together have it all, and each makes sense.")
@Outcome(expect = FORBIDDEN, desc = "Something was lost, counted twice or makes no sense.")
@State
public class TakenOutOfASharedTallyStress {
    private final Tally tally = new Tally(true);
    private final PathSummary first = new PathSummary();

    @Actor
    public void counts() {
        tally.add(100, Tally.Fate.WRITTEN, false);
    }

    @Actor
    public void countsAndTakesOut() {
        tally.add(200, Tally.Fate.OVER_LIMIT, true);
        tally.drainTo(first);
    }

    @Arbiter
    public void afterwards(LLLL_Result result) {
        PathSummary second = new PathSummary();
        tally.drainTo(second);
        TakenOutTwice.tell(first, second, result);
    }
}
