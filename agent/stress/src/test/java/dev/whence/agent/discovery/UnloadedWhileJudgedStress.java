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
@Description("A trusted version is unloaded while it is judged, and one that no policy trusts is defined.")
@Outcome(
        id = "[01], [01], 0",
        expect = ACCEPTABLE,
        desc = "The trusted one may be given until it is gone, the other one never.")
@Outcome(expect = FORBIDDEN, desc = "A version was given that nobody trusts, or that is gone.")
@State
public class UnloadedWhileJudgedStress extends JudgedState {

    public UnloadedWhileJudgedStress() {
        super(TRUSTED);
    }

    @Actor
    public void unloads(III_Result result) {
        collect(StressedJvm.ONE);
        defineUntrusted();
        result.r1 = ask();
    }

    @Actor
    public void asks(III_Result result) {
        result.r2 = ask();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        // Whoever held it as it was collected has let it go by now.
        collect(StressedJvm.ONE);
        result.r3 = ask();
    }
}
