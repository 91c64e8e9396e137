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
@Description("A trusted definition failed; its loader defines another class file, unseen, while others ask.")
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "It is not given.")
@Outcome(expect = FORBIDDEN, desc = "A version was given on the strength of a class file that it does not have.")
@State
public class SmuggledWhileJudgedStress extends JudgedState {

    public SmuggledWhileJudgedStress() {
        super(watched());
        fail(StressedJvm.ONE, TRUSTED);
    }

    @Actor
    public void smuggles(III_Result result) {
        smuggle(StressedJvm.ONE, UNTRUSTED);
        result.r1 = ask();
    }

    @Actor
    public void asks(III_Result result) {
        result.r2 = ask();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = ask();
    }
}
