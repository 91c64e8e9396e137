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
@Description("A version that no policy trusts gets a trusted class file while it is judged.")
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "Its loader was given a class file that nobody trusts.")
@Outcome(expect = FORBIDDEN, desc = "A version was given whose code of before may still run.")
@State
public class RedeemedWhileJudgedStress extends JudgedState {

    public RedeemedWhileJudgedStress() {
        super(UNTRUSTED);
    }

    @Actor
    public void redefines(III_Result result) {
        redefine(TRUSTED);
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
