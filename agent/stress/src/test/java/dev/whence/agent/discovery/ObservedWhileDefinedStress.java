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
        "A version was loaded before anybody listened. One thread looks on the agent's own account, another defines a version and asks.")
@Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "What was there is found by everybody.")
@Outcome(expect = FORBIDDEN, desc = "One look hid from the other what it had not told yet.")
@State
public class ObservedWhileDefinedStress extends StressedState {

    public ObservedWhileDefinedStress() {
        loadedBefore();
    }

    @Actor
    public void observes() {
        versions.observe();
    }

    @Actor
    public void defines(II_Result result) {
        define(StressedJvm.OTHER);
        result.r1 = ask();
    }

    @Arbiter
    public void afterwards(II_Result result) {
        result.r2 = ask();
    }
}
