package dev.whence.agent.point;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a point reads of a call beyond one argument and the object that is returned.
 *
 * @param key the parts of the key, in their order; empty where the point has none
 * @param answer where the answer stands; null where it is what the method returns
 * @param elements whether each element of the answer is an answer
 * @param secret whether a hash stands for the key
 */
public record Reading(List<ValuePath> key, @Nullable ValuePath answer, boolean elements, boolean secret) {

    /** What the call has to give: arguments by their index, {@link Point#THIS}, {@link Point#RETURNED}. */
    List<Integer> sources() {
        List<Integer> sources = new ArrayList<>();
        for (ValuePath part : key) {
            sources.add(part.from());
        }
        if (answer != null) {
            sources.add(answer.from());
        }
        return sources;
    }

    /** Where the answer is read from, if that is given at the call's entry; null where it comes with the exit. */
    public @Nullable ValuePath answerOfEntry() {
        return answer != null && answer.from() != Point.RETURNED ? answer : null;
    }
}
