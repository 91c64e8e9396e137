package dev.whence;

import org.jspecify.annotations.Nullable;

/** A resolver that nobody calls: woven once when the agent wakes, so that what weaving needs is loaded by then. */
final class Rehearsal {
    private Rehearsal() {}

    static @Nullable Object resolve(@Nullable String key) {
        for (int i = 0; key != null && i < key.length(); i++) {
            try {
                if (step(i) > 0) {
                    return key;
                }
            } catch (IllegalStateException expected) {
                return expected;
            }
        }
        return null;
    }

    static long step(int i) {
        return i % 2 == 0 ? i : 0L;
    }
}
