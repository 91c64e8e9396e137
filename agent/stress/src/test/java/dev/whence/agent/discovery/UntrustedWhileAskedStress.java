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
@Description("A version that no policy trusts is defined while others ask.")
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "The trusted one is given, and it alone.")
@Outcome(expect = FORBIDDEN, desc = "A version was given that nobody trusts, or none.")
@State
public class UntrustedWhileAskedStress extends JudgedState {

    @Actor
    public void defines(III_Result result) {
        defineUntrusted();
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
