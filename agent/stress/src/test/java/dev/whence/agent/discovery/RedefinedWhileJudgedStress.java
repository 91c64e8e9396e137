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
@Description("A trusted version gets a class file that no policy trusts while it is judged.")
@Outcome(id = "0, [01], 0", expect = ACCEPTABLE, desc = "Who asks after that is not given it.")
@Outcome(expect = FORBIDDEN, desc = "A version was given on the strength of a class file that it no longer has.")
@State
public class RedefinedWhileJudgedStress extends JudgedState {

    public RedefinedWhileJudgedStress() {
        super(TRUSTED);
    }

    @Actor
    public void redefines(III_Result result) {
        redefine(UNTRUSTED);
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
