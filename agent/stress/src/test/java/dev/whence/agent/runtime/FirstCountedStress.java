package dev.whence.agent.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.whence.agent.point.MethodRef;
import dev.whence.agent.point.Point;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("Two threads that share a stripe count the first call of a path.")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both count in the same tally.")
@Outcome(expect = FORBIDDEN, desc = "One counted in a tally that nobody reads.")
@State
public class FirstCountedStress {
    private static final Point POINT =
            new Point("point", new MethodRef("a.B", "c", null), -1, null, Map.of(), Map.of());

    private static final int SHARED = Stripes.COUNT - 1;

    private final PointTally counts = new PointTally(POINT, new Limiter(0), 1000);

    @Actor
    public void one() {
        counts.tally("", "", SHARED).add(1, Tally.Fate.WRITTEN, false);
    }

    @Actor
    public void another() {
        counts.tally("", "", SHARED).add(1, Tally.Fate.WRITTEN, false);
    }

    @Arbiter
    public void afterwards(L_Result result) {
        PathSummary summary = new PathSummary();
        counts.tally("", "", SHARED).drainTo(summary);
        result.r1 = summary.count;
    }
}
