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
@Description(
        "A version was loaded before anybody listened. Two threads look at once without sharing the look, the one on the agent's own account.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "What was there is found by everybody.")
@Outcome(expect = FORBIDDEN, desc = "One look hid from the other what it had not told yet.")
@State
public class ObservedWhileAskedStress extends StressedState {

    public ObservedWhileAskedStress() {
        loadedBefore();
    }

    @Actor
    public void observes() {
        versions.observe();
    }

    @Actor
    public void asks(II_Result result) {
        result.r1 = ask();
    }

    @Arbiter
    public void afterwards(II_Result result) {
        result.r2 = ask();
    }
}
