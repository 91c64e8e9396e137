package dev.whence.report.figures;

import dev.whence.baseline.answer.StableAnswer;

/** What stands where the class of an answer would, of an answer that has none. */
public final class WithoutClass {
    /** Nothing answered. */
    public static final String NONE = StableAnswer.NONE;

    /** The answer comes later than the call returns. */
    public static final String PENDING = StableAnswer.PENDING;

    private WithoutClass() {}

    /** The word for an answer of this path that neither failed nor has a class. */
    public static String word(String path) {
        return StableAnswer.withoutClass(path);
    }
}
