package dev.whence.agent.runtime;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One path that a resolution tried. */
@Name(EventNames.STEP)
@Label("Resolution Step")
@Description("One path that a resolution tried; written when the resolution ends, since only then its outcome is known")
@Category(EventNames.CATEGORY)
@StackTrace(false)
final class StepEvent extends Event {
    /** Its answer is the resolution's. */
    static final String CHOSEN = "chosen";
    /** It had an answer, another won. */
    static final String PASSED_OVER = "passed-over";
    /** It had no answer. */
    static final String EMPTY = "empty";
    /** It threw, or what it found could not be used. */
    static final String FAILED = "failed";

    @Label("Resolution")
    @Description("The id of the resolution that this step belongs to")
    @ResolutionId
    long resolution;

    @Label("Point")
    @Description("The resolution point, by the name its definition gives it")
    @Nullable
    String point;

    @Label("Path")
    @Description("The path that this step tries")
    @Nullable
    String path;

    @Label("Outcome")
    @Description(
            "chosen (its answer is the resolution's), passed-over (another won), empty (no answer), pending (its answer comes later)"
                    + " or failed")
    @Nullable
    String outcome;

    @Label("Implementation")
    @Description("The class of this step's answer")
    @Nullable
    Class<?> implementation;

    @Label("Failure")
    @Description("Why the step failed")
    @Nullable
    String failure;
}
