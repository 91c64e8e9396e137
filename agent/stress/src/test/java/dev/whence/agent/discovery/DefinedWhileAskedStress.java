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
@Description("One thread defines a version and asks, another asks meanwhile: for the first time, so both may walk.")
@Outcome(id = "1, [01], 1", expect = ACCEPTABLE, desc = "Who defined it is told of it, and everybody afterwards.")
@Outcome(expect = FORBIDDEN, desc = "A definition was missed.")
@State
public class DefinedWhileAskedStress extends StressedState {

    @Actor
    public void defines(III_Result result) {
        define(StressedJvm.ONE);
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
