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
@Description("The first look fails, whoever's it is, while another thread defines a version and asks.")
@Outcome(
        id = "[18], [018], 1",
        expect = ACCEPTABLE,
        desc = "Who looked is told of the failure, and nobody of less than there is.")
@Outcome(expect = FORBIDDEN, desc = "A failed look passed for an answer.")
@State
public class FailedLookStress extends StressedState {

    public FailedLookStress() {
        jvm.failures.set(1);
    }

    @Actor
    public void defines(III_Result result) {
        define(StressedJvm.ONE);
        result.r1 = askOrFail();
    }

    @Actor
    public void asks(III_Result result) {
        result.r2 = askOrFail();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        askOrFail();
        result.r3 = ask();
    }
}
