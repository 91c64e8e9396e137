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
@Description("Two threads define a version each and ask; an answer was published before.")
@Outcome(id = "[13], [23], 3", expect = ACCEPTABLE, desc = "Each is told of its own, and everybody of both.")
@Outcome(expect = FORBIDDEN, desc = "A definition was missed.")
@State
public class DefinedWhenSettledStress extends StressedState {

    public DefinedWhenSettledStress() {
        ask();
    }

    @Actor
    public void definesOne(III_Result result) {
        define(StressedJvm.ONE);
        result.r1 = ask();
    }

    @Actor
    public void definesAnother(III_Result result) {
        define(StressedJvm.OTHER);
        result.r2 = ask();
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = ask();
    }
}
