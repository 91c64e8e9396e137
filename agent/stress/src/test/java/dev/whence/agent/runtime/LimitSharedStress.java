package dev.whence.agent.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

@JCStressTest
@Description("Two threads want to write an event in one second, in which one may.")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The one may.")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The other may.")
@Outcome(expect = FORBIDDEN, desc = "Both may, or nobody.")
@State
public class LimitSharedStress {
    private final Limiter limiter = new Limiter(1);

    @Actor
    public void one(ZZ_Result result) {
        result.r1 = limiter.letsThrough(7);
    }

    @Actor
    public void another(ZZ_Result result) {
        result.r2 = limiter.letsThrough(7);
    }
}
