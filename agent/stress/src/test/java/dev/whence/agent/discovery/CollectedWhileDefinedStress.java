package dev.whence.agent.discovery;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Description("A version that everybody knows is collected, while another is defined and asked for.")
@Outcome(id = "[23], 2", expect = ACCEPTABLE, desc = "In the end there is the one, and no longer the other.")
@Outcome(expect = FORBIDDEN, desc = "A definition was missed, or what went away is still told.")
@State
public class CollectedWhileDefinedStress extends StressedState {

    public CollectedWhileDefinedStress() {
        announcedBefore();
        ask();
    }

    @Actor
    public void collects() {
        collect(StressedJvm.ONE);
    }

    @Actor
    public void defines(II_Result result) {
        define(StressedJvm.OTHER);
        result.r1 = ask();
    }

    @Arbiter
    public void afterwards(II_Result result) {
        // Whoever held it as it was collected has let it go by now.
        collect(StressedJvm.ONE);
        result.r2 = ask();
    }
}
