package dev.whence.agent.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The class of a recent answer of which it is known that its objects are implementations themselves: nothing to be
 * unwrapped, no promise, no yes or no. To find that out takes 12 ns on JDK 17, most of it for one interface.
 *
 * <p>Knows a class only if that stays loaded as long as this one does.
 */
final class PlainType {
    /** To write a reference costs a fence, so where classes take turns, not each of them is kept. */
    private static final int MISSES_IN_TURN = 16;

    private @Nullable Class<?> type;
    private int misses;

    /** The class of an answer, if it is the known one; or else null. */
    @Nullable
    Class<?> of(@Nullable Object answer) {
        Class<?> known = type;
        return answer != null && answer.getClass() == known ? known : null;
    }

    /**
     * Another answer came.
     *
     * @param answer as it was returned, with nothing unwrapped
     * @param implementation what was found out to be its class; null where there is none, or none yet
     */
    void miss(@Nullable Object answer, @Nullable Class<?> implementation) {
        if (answer != null
                && implementation == answer.getClass()
                && misses++ % MISSES_IN_TURN == 0
                && !(answer instanceof Class<?> || answer instanceof Enum<?> || answer instanceof Boolean)
                && ResolutionEvent.stays(implementation.getClassLoader())) {
            type = implementation;
        }
    }
}
