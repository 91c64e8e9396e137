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
@Description("A trusted version is unloaded while it is judged, and another trusted one is defined.")
@Outcome(id = "[23], [0123], 2", expect = ACCEPTABLE, desc = "The later one is given from then on.")
@Outcome(expect = FORBIDDEN, desc = "The later one was not given, or the earlier one still was.")
@State
public class ReplacedWhileJudgedStress extends JudgedState {

    public ReplacedWhileJudgedStress() {
        super(TRUSTED);
    }

    @Actor
    public void replaces(III_Result result) {
        collect(StressedJvm.ONE);
        define(StressedJvm.OTHER, TRUSTED);
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
