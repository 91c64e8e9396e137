package dev.whence.agent.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The steps that one resolution tries, in the order in which they begin.
 *
 * <p>A step that has ended is used again by the next resolution at the same depth. One that is still open when its
 * resolution ends is not, since its exit may come later.
 */
final class ActiveSteps {
    /** A resolver tries few steps; one that tries a thousand does not have all of them kept. */
    private static final int MOST_SPARES = 8;

    /** The first of the steps that were tried; each knows the next. */
    private @Nullable ActiveStep first;

    /** The first of those that wait to be used again, in the same way. */
    private @Nullable ActiveStep firstSpare;

    private int spares;

    /** A step to be used again, or null. */
    @Nullable
    ActiveStep spare() {
        ActiveStep spare = firstSpare;
        if (spare != null) {
            firstSpare = spare.next();
            spares--;
            spare.waitBefore(null);
        }
        return spare;
    }

    void add(ActiveStep step) {
        ActiveStep before = first;
        if (before == null) {
            first = step;
        } else {
            before.append(step);
        }
    }

    /** The step that is being tried, the innermost if there are several, or null. */
    @Nullable
    ActiveStep open() {
        ActiveStep innermost = null;
        for (ActiveStep step = first; step != null; step = step.next()) {
            innermost = step.isOpen() ? step : innermost;
        }
        return innermost;
    }

    /**
     * The step whose answer is the resolution's: the first one that named the answer's class, or else the last one that
     * gave the same object, or else the last one that gave an object of the same class (a resolver may wrap what a step
     * found). A step that named the class settled it, whichever step made the object, and steps that it tried in turn are
     * within it.
     */
    @Nullable
    ActiveStep chosen(Object answer, Class<?> type) {
        ActiveStep same = null;
        ActiveStep sameType = null;
        for (ActiveStep step = first; step != null; step = step.next()) {
            Object other = step.answer;
            if (other == answer) {
                same = step;
            } else if (other instanceof String name && name.equals(type.getName())) {
                return step;
            } else if (other != null && ImplementationType.of(other) == type) {
                sameType = step;
            }
        }
        return same != null ? same : sameType;
    }

    /** Whether a step other than the given one answered with the class. */
    boolean isAnsweredByAnother(Class<?> type, @Nullable ActiveStep than) {
        for (ActiveStep step = first; step != null; step = step.next()) {
            Object other = step.answer;
            if (step != than && other != null && ImplementationType.of(other) == type) {
                return true;
            }
        }
        return false;
    }

    /** The step that was tried first, or null. */
    @Nullable
    ActiveStep first() {
        return first;
    }

    /** Lets go of all that is the application's. */
    void forget() {
        ActiveStep step = first;
        if (step == null) {
            return;
        }
        // Before the loop: what an error leaves behind is dropped.
        first = null;
        while (step != null) {
            ActiveStep following = step.next();
            if (!step.isOpen() && spares < MOST_SPARES) {
                step.forget();
                step.waitBefore(firstSpare);
                firstSpare = step;
                spares++;
            }
            step = following;
        }
    }
}
