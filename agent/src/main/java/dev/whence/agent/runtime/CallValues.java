package dev.whence.agent.runtime;

import dev.whence.agent.answer.Elements;
import dev.whence.agent.answer.Elements.Element;
import dev.whence.agent.point.Point;
import dev.whence.agent.support.CodeSources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a call under way beyond its key and what it returns: the object that holds the answer, several answers, and
 * what there was to choose from. Used again with its resolution; holds nothing of the application's between two.
 */
final class CallValues {
    private @Nullable ValueReader reader;
    private @Nullable Object owner;
    private List<Element> answers = List.of();
    private List<Element> candidates = List.of();

    void begin(ValueReader with, @Nullable Object holder) {
        reader = with;
        owner = holder;
    }

    /** The answer, or the first of several. */
    @Nullable
    Object answer(@Nullable Object returned) {
        ValueReader with = reader;
        Object answer = with == null ? returned : with.answer(returned, owner);
        if (with == null || !with.givesElements()) {
            return answer;
        }
        answers = Elements.of(answer, null, ValueReader.fields());
        return answers.isEmpty() ? null : answer(0);
    }

    /** How many answers there are, where each element is one; otherwise none. */
    int count() {
        return answers.size();
    }

    @Nullable
    Object answer(int place) {
        return ImplementationType.unwrapped(answers.get(place).value());
    }

    /** A method below the point returned what there is to choose from; the last one stands. */
    void candidates(@Nullable Object returned) {
        Object all = ImplementationType.unwrapped(returned);
        candidates =
                all == null || LateAnswer.isPending(all) ? List.of() : Elements.of(all, null, ValueReader.fields());
    }

    /**
     * Writes an event for each candidate.
     *
     * @param resolution the event of the resolution, as it was written
     * @param answer what it answered, or null
     * @param answersOtherwise the path of an answer that no step gave
     * @param writes whether they are written, and not only made
     */
    void commit(
            ResolutionEvent resolution,
            @Nullable Object answer,
            @Nullable Throwable failure,
            String answersOtherwise,
            boolean writes) {
        if (writes && !new CandidateEvent().isEnabled()) {
            return;
        }
        int won = won(answer, resolution.implementation);
        for (int i = 0; i < candidates.size(); i++) {
            CandidateEvent event = new CandidateEvent();
            event.resolution = resolution.id;
            event.point = resolution.point;
            event.key = resolution.key;
            event.position = i + 1;
            event.candidates = candidates.size();
            Element candidate = candidates.get(i);
            event.name = candidate.value() instanceof String name ? name : candidate.key();
            Class<?> type = type(candidate.value());
            event.implementation = type;
            event.source = type == null ? null : CodeSources.of(type);
            event.won = i == won;
            event.reason = reason(i, won, resolution, failure, answersOtherwise);
            if (writes) {
                event.commit();
            }
        }
    }

    void forget() {
        reader = null;
        owner = null;
        answers = List.of();
        candidates = List.of();
    }

    /** The place of the one that was taken: the very object, or the first one of its class; -1 where none was. */
    private int won(@Nullable Object answer, @Nullable Class<?> implementation) {
        int sameType = -1;
        for (int i = 0; i < candidates.size() && answer != null; i++) {
            Object candidate = candidates.get(i).value();
            if (candidate == answer) {
                return i;
            }
            boolean isNamed =
                    candidate instanceof String name && implementation != null && name.equals(implementation.getName());
            if (sameType < 0 && (isNamed || type(candidate) == implementation)) {
                sameType = i;
            }
        }
        return sameType;
    }

    private static @Nullable Class<?> type(Object candidate) {
        return candidate instanceof String ? null : ImplementationType.of(candidate);
    }

    /** Why a candidate was not taken, so far as the call shows it. */
    private static String reason(
            int place, int won, ResolutionEvent resolution, @Nullable Throwable failure, String otherwise) {
        if (place == won) {
            return "";
        }
        if (failure != null) {
            return "none was taken: " + failure.getClass().getName();
        }
        if (resolution.implementation == null) {
            return "none was taken";
        }
        if (!resolution.path.equals(otherwise) && !resolution.path.equals(Point.NO_ANSWER)) {
            return "the path " + resolution.path + " decided";
        }
        if (won < 0) {
            return "the answer is none of the candidates";
        }
        return place > won ? "another comes first" : "passed over";
    }
}
