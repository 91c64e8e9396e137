package dev.whence.agent.runtime;

import dev.whence.agent.protocol.EventNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One of those that a resolution chose from. */
@Name(EventNames.CANDIDATE)
@Label("Candidate")
@Description("One of those that a resolution chose from, where its point names the method that returns them")
@Category(EventNames.CATEGORY)
@StackTrace(false)
final class CandidateEvent extends Event {
    @Label("Resolution")
    @Description("The id of the resolution that chose")
    @ResolutionId
    long resolution;

    @Label("Point")
    @Description("The resolution point, by the name its definition gives it")
    @Nullable
    String point;

    @Label("Key")
    @Description("What was to be resolved")
    @Nullable
    String key;

    @Label("Position")
    @Description("Its place among the candidates, from 1")
    int position;

    @Label("Candidates")
    @Description("How many candidates there were, 1,000 at most")
    int candidates;

    @Label("Candidate Name")
    @Description("What it stands under where the candidates are a map, the text where they are texts, else its place")
    @Nullable
    String name;

    @Label("Implementation")
    @Description("The class of the candidate")
    @Nullable
    Class<?> implementation;

    @Label("Source")
    @Description("The code source of that class")
    @Nullable
    String source;

    @Label("Won")
    @Description("Whether it is the answer")
    boolean won;

    @Label("Reason")
    @Description("Why it is not the answer, so far as the call shows it; empty for the one that is")
    @Nullable
    String reason;
}
