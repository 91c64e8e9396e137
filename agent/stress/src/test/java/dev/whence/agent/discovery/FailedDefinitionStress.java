package dev.whence.agent.discovery;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

@JCStressTest
@Description(
        "One thread's definition fails, and its second try in the same loader does not; another's in that loader fails.")
@Outcome(id = "1, [01], 1", expect = ACCEPTABLE, desc = "A failure hides nothing.")
@Outcome(expect = FORBIDDEN, desc = "A failed definition took a good one's place.")
@State
public class FailedDefinitionStress extends StressedState {

    public FailedDefinitionStress() {
        ask();
    }

    @Actor
    public void failsAndDefines(III_Result result) {
        fail(StressedJvm.FIRST);
        define(StressedJvm.ONE);
        result.r1 = ask();
    }

    @Actor
    public void fails(III_Result result) {
        fail(StressedJvm.FIRST);
        result.r2 = ask();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = ask();
    }
}
